"""Reading articles of any kind, and the reviewed claims of article folders; every fault is named with file and line."""

from pactgraph.reading.article_folder import ArticleFolder, read_article

__all__ = ["ArticleFolder", "read_article"]
