"""The order of work: articles into the store, questions to answers. The only module that knows it.

Every function here is the library twin of a verb of the command line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from pactgraph import iris, resources
from pactgraph.errors import NotFoundError, PactgraphError, QueryError
from pactgraph.rdf import Quad, Triple, make_quad, read_turtle
from pactgraph.services.acceptance import Acceptance, read_policy
from pactgraph.services.compiled import Compiled
from pactgraph.services.names import Names
from pactgraph.services.questions import Question, find_question, to_answer
from pactgraph.store.embedded import EmbeddedStore, compiled_file, writing
from pactgraph.store.oxigraph import MemoryStore
from pactgraph.store.protocol import Solutions, Store, Writer

if TYPE_CHECKING:
    from pactgraph.mapping import Terminology
    from pactgraph.model.answer import Answer
    from pactgraph.model.citation import Explanation
    from pactgraph.reading import ArticleFolder
    from pactgraph.services.explain import Explainer
    from pactgraph.services.rules import Rule

__all__ = ["Graph", "add", "article_folders", "build", "remove"]

Progress = Callable[[str], None]


def _quiet(_: str) -> None:
    pass


def article_folders(path: Path) -> list[Path]:
    """The article folders at or below a path, in the order of their names.

    Raises:
        NotFoundError: there is none.
    """
    folders = [path] if (path / "article.txt").is_file() or (path / "claims.yaml").is_file() else sorted(p.parent for p in path.glob("*/article.yaml"))
    if not folders:
        raise NotFoundError("article folder (article.txt, article.yaml, claims.yaml) at or below", str(path))
    return folders


def build(path: Path, articles: Iterable[Path], keep_going: bool = False, progress: Progress = _quiet) -> list[PactgraphError]:
    """Make a store from articles, whatever was there before.

    Args:
        path: folder of the store.
        articles: article folders.
        keep_going: leave out articles with faults, instead of leaving the store as it was.
        progress: called with a line for each step.

    Returns:
        the faults of the articles left out.

    Raises:
        PactgraphError: faults, when ``keep_going`` is false; the store is as before.
    """
    from pactgraph.errors import InputErrors
    from pactgraph.reading import read_article

    read: list[ArticleFolder] = []
    faults: list[PactgraphError] = []
    for folder in articles:
        progress(f"reading {folder.name}")
        try:
            read.append(read_article(folder))
        except PactgraphError as fault:
            faults.append(fault)
    if faults and not keep_going:
        raise InputErrors(faults)
    knowledge = _Knowledge(Compiled())
    with writing(path, fresh=True) as (writer, generation):
        compiled = Compiled(compiled_file(generation))
        _fill(writer, knowledge, read, compiled, progress)
        progress("compiling questions")
        _compile(generation, compiled, knowledge.rules)
    return faults


def _fill(writer: Writer, knowledge: _Knowledge, read: Sequence[ArticleFolder], compiled: Compiled, progress: Progress) -> None:
    """Ontology, reference, articles, then the view and what follows from it."""
    from pactgraph.mapping import map_article

    writer.insert(knowledge.graphs())
    acceptance = Acceptance(writer, read_policy())
    for article in read:
        progress(f"mapping {article.document.article.slug} ({len(article.claims)} claims)")
        writer.insert(map_article(article.document, article.claims, knowledge.terminology))
    progress("accepting claims")
    acceptance.admit(writer, [iris.REFERENCE, *acceptance.claims()])
    progress("deriving")
    _derive(writer, knowledge.rules, compiled, acceptance)


def add(path: Path, folder: Path, progress: Progress = _quiet) -> str:
    """Put an article into a store, in place of an older version of it.

    Returns:
        the slug of the article.

    Raises:
        PactgraphError: the article has faults, or the store cannot be written; the store is as before.
    """
    from pactgraph.mapping import map_article
    from pactgraph.reading import read_article

    article = read_article(folder)
    slug = article.document.article.slug
    knowledge = _Knowledge(Compiled())
    with writing(path) as (writer, generation):
        acceptance = Acceptance(writer, read_policy())
        compiled = Compiled(compiled_file(generation))
        _withdraw(writer, acceptance, slug)
        progress(f"mapping {slug} ({len(article.claims)} claims)")
        quads = list(map_article(article.document, article.claims, knowledge.terminology))
        writer.insert(quads)
        acceptance.admit(writer, dict.fromkeys(quad.graph_name for quad in quads if iris.is_claim(quad.graph_name)))
        progress("deriving")
        _derive(writer, knowledge.rules, compiled, acceptance)
    return slug


def remove(path: Path, slug: str, progress: Progress = _quiet) -> None:
    """Take an article out of a store; what is left equals a build without it.

    Raises:
        NotFoundError: the store has no such article.
    """
    from difflib import get_close_matches

    from pactgraph.services.rules import read_rules

    with writing(path) as (writer, generation):
        if not any(True for _ in writer.quads(graph=iris.provenance(slug))):
            known = [graph.value.rsplit("/", 1)[1] for graph in writer.graphs() if graph.value.startswith(iris.provenance("").value)]
            raise NotFoundError("article", slug, get_close_matches(slug, known, cutoff=0.3))
        acceptance = Acceptance(writer, read_policy())
        progress(f"removing {slug}")
        _withdraw(writer, acceptance, slug)
        progress("deriving")
        compiled = Compiled(compiled_file(generation))
        _derive(writer, read_rules(compiled), compiled, acceptance)


def _derive(writer: Writer, rules: Sequence[Rule], compiled: Compiled, acceptance: Acceptance) -> None:
    from pactgraph.services.rules import derive

    derive(writer, rules, compiled, acceptance)


def _withdraw(writer: Writer, acceptance: Acceptance, slug: str) -> None:
    """Drop an article's graphs and labels and all derivations; the view loses what has lost its last support."""
    from pactgraph.vocabulary import PACT

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


def _compile(generation: Path, compiled: Compiled, rules: Sequence[Rule]) -> None:
    from pactgraph.services.questions import list_questions

    files = [question.file for question in list_questions(compiled)]
    compiled.save(compiled_file(generation), [*files, *(rule.file for rule in rules)])


class _Knowledge:
    """The files that ship with the code, read when they are needed."""

    def __init__(self, compiled: Compiled) -> None:
        self._compiled = compiled

    @cached_property
    def _ontology(self) -> list[Quad]:
        return list(read_turtle(resources.ontology_files()))

    @cached_property
    def terminology(self) -> Terminology:
        from pactgraph.mapping import Terminology

        return Terminology(self._ontology)

    @cached_property
    def rules(self) -> list[Rule]:
        from pactgraph.services.rules import read_rules

        return read_rules(self._compiled)

    def graphs(self) -> Iterator[Quad]:
        """The ontology graph and the reference graph."""
        from pactgraph.services.rules import describe_rules

        for quad in self._ontology:
            yield make_quad(quad.subject, quad.predicate, quad.object, iris.ONTOLOGY)
        yield from describe_rules(self.rules)
        for triple in self.terminology.closed(read_turtle(sorted(resources.reference_folder().glob("*.ttl")))):
            yield make_quad(*triple, iris.REFERENCE)


class Graph:
    """A graph to ask.

    Args:
        store: the quads.
        acceptance: which of its claims count.
        compiled: plans of its questions and rules.

    >>> graph = Graph.open(Path("pactgraph.store"))  # doctest: +SKIP
    >>> graph.ask("partners-of-named-adversaries", year="2030").rows[0].values[0].label  # doctest: +SKIP
    'India'
    """

    def __init__(self, store: Store, acceptance: Acceptance, compiled: Compiled) -> None:
        self.store, self.acceptance, self.compiled = store, acceptance, compiled

    @classmethod
    def open(cls, path: Path) -> Graph:
        """The current state of a store on disk.

        Raises:
            StoreError: there is no store, or it is damaged.
        """
        store = EmbeddedStore(path)
        return cls(store, Acceptance(store, read_policy()), Compiled(compiled_file(store.generation)))

    @cached_property
    def names(self) -> Names:
        """Labels, both ways."""
        return Names(self.store)

    @cached_property
    def explainer(self) -> Explainer:
        """Explains statements of the view."""
        from pactgraph.services.explain import Explainer
        from pactgraph.services.rules import read_rules

        return Explainer(self.store, self.acceptance, read_rules(self.compiled), self.compiled)

    def without_source(self, source: str) -> Graph:
        """The graph as it would be without any claim that came through a source.

        Args:
            source: IRI, CURIE or label of a speaker, author or publisher.

        Raises:
            NotFoundError: no source has this name, or no claim came through it.
        """
        from pactgraph.services.rules import read_rules
        from pactgraph.services.sources import claims_from

        withdrawn = claims_from(self.store, self.names.resolve(source))
        if not withdrawn:
            raise NotFoundError("claim that came through", source)
        gone = {claim.value for claim in withdrawn}
        kept = (quad for quad in self.store.quads() if not _is_of(quad, gone))
        store = MemoryStore(kept)
        acceptance = Acceptance(store, self.acceptance.policy)
        acceptance.admit(store, [iris.REFERENCE, *acceptance.claims()])
        _derive(store, read_rules(self.compiled), self.compiled, acceptance)
        return Graph(store, acceptance, self.compiled)

    def ask(self, name: str, *, cite: bool = False, **parameters: str) -> Answer:
        """Answer a saved question.

        Args:
            name: name of the question.
            cite: give each row its citations.
            parameters: values by parameter name, as text; an IRI parameter takes an IRI, a CURIE or a label.

        Raises:
            NotFoundError: there is no such question, or a label stands for nothing.
            ParameterError: a parameter is missing, unknown or not of its type.
        """
        return self.answer(find_question(name, self.compiled), parameters, cite)

    def answer(self, question: Question, parameters: Mapping[str, str], cite: bool = False) -> Answer:
        """Answer a question; see `ask`."""
        terms = question.terms(parameters, self.names)
        try:
            solutions = self.store.select(question.query(terms))
        except QueryError as error:
            raise QueryError(f"{question.file.path}: {error}") from None
        notes = [note for note in (question.caution, None if solutions.rows else question.when_empty) if note]
        answer = to_answer(question.name, question.reading, solutions, self.names, notes=tuple(notes))
        if not cite:
            return answer
        from pactgraph.services import citations

        plan = self.compiled.plan(question.file.text)
        cited = citations.cite(self.store, self.explainer, plan, solutions, terms)
        rows = tuple(row._replace(citations=of_row) for row, of_row in zip(answer.rows, cited, strict=True))
        return answer._replace(rows=rows, notes=(*answer.notes, *citations.notes(plan)))

    def query(self, text: str) -> Solutions | bool | list[Triple]:
        """Run a SPARQL query.

        Raises:
            QueryError: the text is not SPARQL 1.1 Query, or asks for what is outside the store.
        """
        from pactgraph.sparql.tokens import line_of, tokenize

        for token in tokenize(text):
            if token.is_word("SERVICE"):
                raise QueryError(f"line {line_of(text, token.start)}: found SERVICE; expected a query of this store alone")
        return self.store.query(text)

    def explain(self, subject: str, predicate: str | None = None, value: str | None = None) -> list[Explanation]:
        """Why statements are in the view.

        Args:
            subject: IRI, CURIE or label.
            predicate: IRI, CURIE or label of a property; all without it.
            value: IRI, CURIE, label or the text of a literal; all without it.

        Raises:
            NotFoundError: a name stands for nothing, or the view has no such statement.
        """
        node = self.names.resolve(subject)
        wanted = self.names.resolve(predicate) if predicate is not None else None
        triples = self.explainer.statements(node, wanted)
        if value is not None:
            triples = [triple for triple in triples if value in (self.names.show(triple.object), triple.object.value) or str(triple.object) == value]
            if not triples:
                resolved = self.names.resolve(value)
                triples = self.explainer.statements(node, wanted, resolved)
        if not triples:
            raise NotFoundError("statement in the view about", " ".join(part for part in (subject, predicate, value) if part))
        return [self.explainer.explain(triple) for triple in triples]


def _is_of(quad: Quad, claims: set[str]) -> bool:
    """Whether a quad belongs to one of the claims, or has to be derived anew without them."""
    graph = quad.graph_name
    if graph in (iris.VIEW, iris.DERIVATIONS) or iris.is_derivation(graph) or graph.value in claims:
        return True
    subject = quad.subject.value
    base = iris.claim("").value
    return subject.startswith(base) and base + subject.removeprefix(base).partition("/")[0] in claims
