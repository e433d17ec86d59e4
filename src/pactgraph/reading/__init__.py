"""Reading articles and their reviewed claims from files; every fault is named with file and line."""

from pactgraph.reading.article_folder import ArticleFolder, read_article

__all__ = ["ArticleFolder", "read_article"]
