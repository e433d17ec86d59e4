"""Articles into the store and out of it: the library twins of ``build``, ``add``, ``remove`` and ``validate``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import NamedNode

from pactgraph import iris, resources
from pactgraph.errors import InputError, InputErrors, NotFoundError, PactgraphError
from pactgraph.mapping import Terminology, map_article
from pactgraph.model.finding import Finding
from pactgraph.rdf import Quad, make_quad, read_turtle
from pactgraph.reading import ArticleFolder, read_article
from pactgraph.services.acceptance import Acceptance, read_policy
from pactgraph.services.compiled import Compiled
from pactgraph.services.names import Names
from pactgraph.services.questions import list_questions
from pactgraph.services.register import Register
from pactgraph.services.rules import Rule, derive, describe_rules, read_rules
from pactgraph.services.validation import Validator, gate
from pactgraph.store.embedded import EmbeddedStore, compiled_file, writing
from pactgraph.store.protocol import Writer
from pactgraph.vocabulary import BASE, PACT, RDF

__all__ = ["Outcome", "Progress", "add", "add_read", "article_folders", "build", "remove", "validate"]

Progress = Callable[[str], None]

_FILES = ("article.txt", "article.yaml", "claims.yaml")


class Outcome(NamedTuple):
    """What came of a build or an addition.

    Args:
        articles: the articles now in the store that were not before, or not so.
        held_back: those of them whose claims a violation keeps out of the view.
        findings: what the shapes have to say of them.
        faults: why other articles were left out.
    """

    articles: tuple[str, ...]
    held_back: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    faults: tuple[PactgraphError, ...] = ()


def _quiet(_: str) -> None:
    pass


def article_folders(path: Path) -> list[Path]:
    """The article folders at or below a path, in the order of their names.

    Raises:
        NotFoundError: there is none.
    """
    path = path.parent if path.is_file() else path
    if any((path / name).is_file() for name in _FILES):
        return [path]
    folders = sorted({file.parent for name in _FILES for file in path.glob(f"*/{name}")})
    if not folders:
        raise NotFoundError("article folder (article.txt, article.yaml, claims.yaml) at or below", str(path))
    return folders


def build(path: Path, articles: Iterable[Path], keep_going: bool = False, progress: Progress = _quiet, reference: Path | None = None) -> Outcome:
    """Make a store from articles, whatever was there before.

    Args:
        path: folder of the store.
        articles: article folders.
        keep_going: leave out articles with faults, instead of leaving the store as it was.
        progress: called with a line for each step.
        reference: folder of the reference data, with a register; that of the installation by default. Later changes of the store need the same.

    Claims of an article that violates a shape are stored, yet kept out of the view.

    Raises:
        NotFoundError: there is no such folder of reference data.
        PactgraphError: faults, when ``keep_going`` is false; the store is as before.
    """
    read: list[ArticleFolder] = []
    faults: list[PactgraphError] = []
    seen: dict[str, Path] = {}
    for folder in articles:
        progress(f"reading {folder.name}")
        try:
            article = read_article(folder)
            slug = article.document.article.slug
            if slug in seen:
                raise InputError(folder, f"a second article named {slug!r}", f"another name than that of {seen[slug]}")
            seen[slug] = folder
            read.append(article)
        except PactgraphError as fault:
            faults.append(fault)
    if faults and not keep_going:
        raise InputErrors(faults)
    compiled, knowledge = Compiled(), _Knowledge(reference)
    with writing(path, fresh=True) as (writer, generation):
        held_back, findings = _fill(writer, read, knowledge, compiled, progress)
        progress("compiling questions")
        files = [*(question.file for question in list_questions(compiled)), *(rule.file for rule in read_rules(compiled))]
        compiled.save(compiled_file(generation), files)
    return Outcome(tuple(seen), held_back, tuple(findings), tuple(faults))


def _fill(
    writer: Writer, read: Sequence[ArticleFolder], knowledge: _Knowledge, compiled: Compiled, progress: Progress
) -> tuple[tuple[str, ...], list[Finding]]:
    """Ontology, reference, articles, then the view and what follows from it.

    Returns:
        the articles held back, and what the shapes have to say of all.
    """
    rules = read_rules(compiled)
    writer.load(knowledge.graphs(rules))
    acceptance = Acceptance(writer, read_policy())
    named: set[NamedNode] = set()
    for article in read:
        progress(f"mapping {article.document.article.slug} ({len(article.claims)} claims)")
        quads = list(map_article(article.document, article.claims, knowledge.terminology))
        named.update(_named(quads))
        writer.insert(quads)
    knowledge.register.settle(writer, acceptance, named)
    slugs = [article.document.article.slug for article in read]
    findings = gate(writer, acceptance, slugs, progress)
    progress("accepting claims")
    acceptance.admit(writer, acceptance.claims())
    progress("deriving")
    derive(writer, rules, compiled, acceptance)
    return _held_back(acceptance, slugs), [*findings, *_plausibility(acceptance, slugs, progress)]


def _held_back(acceptance: Acceptance, slugs: Iterable[str]) -> tuple[str, ...]:
    return tuple(slug for slug in slugs if acceptance.is_held_back(iris.article(slug)))


def _plausibility(acceptance: Acceptance, slugs: Iterable[str], progress: Progress) -> list[Finding]:
    """What is implausible in the view of articles."""
    progress("looking for what is implausible")
    validator = Validator(acceptance, Names(acceptance.store))
    return [finding for slug in slugs for finding in validator.view(slug)]


def add(path: Path, folder: Path, progress: Progress = _quiet, reference: Path | None = None) -> Outcome:
    """Put an article into a store, in place of an older version of it; ``reference`` as for `build`.

    Claims of an article that violates a shape are stored, yet kept out of the view.

    Raises:
        PactgraphError: the article has faults, or the store cannot be written; the store is as before.
    """
    return add_read(path, [read_article(folder)], progress, reference)


def add_read(path: Path, articles: Sequence[ArticleFolder], progress: Progress = _quiet, reference: Path | None = None) -> Outcome:
    """Put articles that were read into a store, all or none; see `add`."""
    knowledge = _Knowledge(reference)
    slugs = [article.document.article.slug for article in articles]
    named: set[NamedNode] = set()
    claims: list[NamedNode] = []
    with writing(path) as (writer, generation):
        acceptance = Acceptance(writer, read_policy())
        compiled = Compiled(compiled_file(generation))
        for article, slug in zip(articles, slugs, strict=True):
            _withdraw(writer, acceptance, slug)
            progress(f"mapping {slug} ({len(article.claims)} claims)")
            quads = list(map_article(article.document, article.claims, knowledge.terminology))
            writer.insert(quads)
            named.update(_named(quads))
            claims += dict.fromkeys(quad.graph_name for quad in quads if iris.is_claim(quad.graph_name))
        knowledge.register.settle(writer, acceptance, named)
        findings = gate(writer, acceptance, slugs, progress)
        acceptance.admit(writer, claims)
        progress("deriving")
        derive(writer, read_rules(compiled), compiled, acceptance)
        findings += _plausibility(acceptance, slugs, progress)
        held_back = _held_back(acceptance, slugs)
    return Outcome(tuple(slugs), held_back, tuple(findings))


def remove(path: Path, slug: str, progress: Progress = _quiet, reference: Path | None = None) -> None:
    """Take an article out of a store; what is left equals a build without it. ``reference`` is as for `build`.

    Raises:
        NotFoundError: the store has no such article.
    """
    knowledge = _Knowledge(reference)
    with writing(path) as (writer, generation):
        if not any(quad.subject.value == f"{BASE}id/article/{slug}" for quad in writer.quads(None, RDF.type, PACT.Article)):
            known = [graph.value.rsplit("/", 1)[1] for graph in writer.graphs() if graph.value.startswith(iris.provenance("").value)]
            raise NotFoundError("article", slug, get_close_matches(slug, known, cutoff=0.3))
        acceptance = Acceptance(writer, read_policy())
        progress(f"removing {slug}")
        _withdraw(writer, acceptance, slug)
        knowledge.register.settle(writer, acceptance, ())
        progress("deriving")
        compiled = Compiled(compiled_file(generation))
        derive(writer, read_rules(compiled), compiled, acceptance)


def validate(path: Path, progress: Progress = _quiet) -> list[Finding]:
    """What the shapes have to say of a store: of the reference data and of each article, before and in the view.

    Raises:
        StoreError: there is no store, or it is damaged.
    """
    store = EmbeddedStore(path)
    validator = Validator(Acceptance(store, read_policy()), Names(store))
    return list(validator.everything(progress))


def _named(quads: Iterable[Quad]) -> Iterator[NamedNode]:
    """The things that the quads of an article name."""
    return (node for quad in quads for node in (quad.subject, quad.object) if isinstance(node, NamedNode))


def _withdraw(writer: Writer, acceptance: Acceptance, slug: str) -> None:
    """Drop an article's graphs and labels and all derivations; the view loses what has lost its last support."""
    provenance = iris.provenance(slug)
    claims = [quad.subject for quad in writer.quads(None, PACT.inArticle, iris.article(slug))]
    things = {node for claim in claims for quad in writer.quads(graph=claim) for node in (quad.subject, quad.object)}
    things |= {quad.object for quad in writer.quads(graph=provenance)}
    labels = [quad for thing in things if isinstance(thing, NamedNode) for quad in writer.quads(thing, None, None, iris.LABELS)]
    derivations = [graph for graph in writer.graphs() if iris.is_derivation(graph)]
    acceptance.retire(writer, [*claims, *derivations])
    writer.delete(labels)
    writer.drop(iris.DERIVATIONS)
    writer.drop(provenance)
    writer.drop(iris.text(slug))


class _Knowledge:
    """The ontology that ships with the code, and reference data, which do too unless another folder is given."""

    def __init__(self, reference: Path | None) -> None:
        if reference is not None and not reference.is_dir():
            raise NotFoundError("folder of reference data", str(reference))
        self._ontology = list(read_turtle(resources.ontology_files()))
        self._reference = resources.reference_files(reference)
        self.terminology = Terminology(self._ontology)
        self.register = Register(resources.register_folder(reference), self.terminology.closed)

    def graphs(self, rules: Iterable[Rule]) -> Iterator[Quad]:
        """The ontology graph, with the rules as resources, and the reference graph, all of which the view holds too."""
        for quad in self._ontology:
            yield make_quad(quad.subject, quad.predicate, quad.object, iris.ONTOLOGY)
        yield from describe_rules(rules)
        for triple in self.terminology.closed(read_turtle(self._reference)):
            yield make_quad(*triple, iris.REFERENCE)
            yield make_quad(*triple, iris.VIEW)
