"""A built graph, to ask and to explain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pactgraph import iris
from pactgraph.errors import NotFoundError, QueryError
from pactgraph.rdf import Quad, Triple
from pactgraph.services.acceptance import Acceptance, read_policy
from pactgraph.services.claims import owner
from pactgraph.services.compiled import Compiled
from pactgraph.services.names import Names
from pactgraph.services.questions import Question, find_question, to_answer
from pactgraph.store.embedded import EmbeddedStore, compiled_file
from pactgraph.store.oxigraph import MemoryStore
from pactgraph.store.protocol import Solutions, Store

if TYPE_CHECKING:
    from pactgraph.errors import PactgraphError
    from pactgraph.model.answer import Answer
    from pactgraph.model.citation import Explanation
    from pactgraph.pipeline.articles import Result
    from pactgraph.pipeline.ingest import Outcome
    from pactgraph.reading.source import Options, Skipped
    from pactgraph.services.explain import Explainer
    from pactgraph.store.sandbox import Limits

__all__ = ["Graph"]


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

    @staticmethod
    def extract(*paths: Path, options: Options | None = None, model: str | None = None, jobs: int = 1) -> Iterator[Result]:
        """Make claims of articles, without any store.

        Args:
            paths: files of text, HTML, Markdown, JSON or JSON Lines, article folders, or folders of these.
            options: what is known of all of them, such as the day of publication.
            model: name of the language model; the shipped one by default.
            jobs: processes; the result is the same for any number.

        Yields:
            for each article what it came to, in the order given: `Made`, `Skipped` or an error, which is not raised.

        >>> for result in Graph.extract(Path("article.html")):  # doctest: +SKIP
        ...     print(result.extracted.claims)
        """
        from functools import partial

        from pactgraph.pipeline import articles, extraction
        from pactgraph.pipeline.publishers import Publishers
        from pactgraph.reading.documents import read_documents
        from pactgraph.reading.source import DEFAULTS

        return articles.extract(read_documents(paths, options or DEFAULTS, Publishers()), partial(extraction.extractor, model), jobs)

    @staticmethod
    def add(
        store: Path, *paths: Path, articles: Path = Path("graph/articles"), options: Options | None = None, model: str | None = None, jobs: int = 1
    ) -> Iterator[Outcome | Skipped | PactgraphError]:
        """Add articles to a store on disk; those that have no reviewed claims are extracted and kept as folders.

        Args:
            store: folder of the store.
            paths: as for `extract`.
            articles: where the new folders go.
            options: as for `extract`.
            model: as for `extract`.
            jobs: as for `extract`.

        Yields:
            see `pactgraph.pipeline.additions.add_articles`; nothing is done before the first is asked for.

        Raises:
            StoreError: there is no store, or it cannot be written.
        """
        from functools import partial

        from pactgraph.pipeline import extraction
        from pactgraph.pipeline.additions import Keeping, add_articles
        from pactgraph.reading.source import DEFAULTS

        return add_articles(store, paths, partial(extraction.extractor, model), Keeping(articles), options or DEFAULTS, jobs)

    @cached_property
    def names(self) -> Names:
        """Labels, both ways."""
        return Names(self.store)

    @cached_property
    def explainer(self) -> Explainer:
        """Explains statements of the view."""
        from pactgraph.services.explain import Explainer
        from pactgraph.services.rules import read_rules

        return Explainer(self.acceptance, read_rules(self.compiled), self.compiled, self.names)

    def without_sources(self, *sources: str) -> Graph:
        """The graph as it would be without any claim that came through one of the sources.

        Args:
            sources: IRI, CURIE or label of speakers, authors or publishers.

        Raises:
            NotFoundError: no source has this name, or no claim came through it.
        """
        from pactgraph.services.rules import derive, read_rules
        from pactgraph.services.sources import claims_from

        withdrawn: set[str] = set()
        for source in sources:
            claims = claims_from(self.store, self.names.resolve(source))
            if not claims:
                raise NotFoundError("claim that came through", source)
            withdrawn |= {claim.value for claim in claims}
        store = MemoryStore(quad for quad in self.store.quads() if not _is_of(quad, withdrawn))
        named = {node for quad in store.quads() if quad.graph_name != iris.LABELS for node in (quad.subject, quad.object)}
        store.delete([quad for quad in store.quads(graph=iris.LABELS) if quad.subject not in named])
        acceptance = Acceptance(store, self.acceptance.policy)
        if self.acceptance.held_back():
            from pactgraph.services.validation import gate

            # The claims at fault may be among those that are withdrawn.
            store.delete([quad for quad in store.quads() if _is_finding(quad)])
            gate(store, acceptance, [article.value.rpartition("/")[2] for article in self.acceptance.held_back()], lambda _: None)
        acceptance.admit(store, [iris.REFERENCE, *acceptance.claims()])
        derive(store, read_rules(self.compiled), self.compiled, acceptance)
        return Graph(store, acceptance, self.compiled)

    def question(self, name: str) -> Question:
        """The saved question of this name.

        Raises:
            NotFoundError: there is none; the error names near ones.
        """
        return find_question(name, self.compiled)

    def ask(self, name: str, *, cite: bool = False, **parameters: object) -> Answer:
        """Answer a saved question.

        Args:
            name: name of the question.
            cite: give each row its citations.
            parameters: values by parameter name; an IRI parameter takes an IRI, a CURIE or a label.

        Raises:
            NotFoundError: there is no such question, or a label stands for nothing.
            ParameterError: a parameter is missing, unknown or not of its type.
        """
        return self.answer(self.question(name), {key: str(value) for key, value in parameters.items()}, cite)

    def answer(self, question: Question, parameters: Mapping[str, str], cite: bool = False) -> Answer:
        """Answer a question; see `ask`."""
        terms = question.terms(parameters, self.names)
        try:
            solutions = self.store.select(question.query(terms))
        except QueryError as error:
            raise QueryError(f"{question.file.path}: {error}") from None
        held_back = len(self.acceptance.held_back())
        missing = f"Not counted: articles held back for violations, {held_back}; 'pactgraph validate' shows them." if held_back else None
        notes = [note for note in (question.caution, None if solutions.rows else question.when_empty, missing) if note]
        answer = to_answer(question.name, question.reading, solutions, self.names, notes=tuple(notes))
        if not cite:
            return answer
        from pactgraph.services import citations

        plan = self.compiled.plan(question.file)
        cited = citations.cite(self.store, self.explainer, plan, solutions, terms)
        rows = tuple(row._replace(citations=of_row) for row, of_row in zip(answer.rows, cited, strict=True))
        return answer._replace(rows=rows, notes=(*answer.notes, *citations.notes(plan)))

    def query(self, text: str, limits: Limits | None = None) -> Solutions | bool | list[Triple]:
        """Run a SPARQL query that need not be trusted, in a process of its own.

        Args:
            text: a SELECT, ASK, CONSTRUCT or DESCRIBE.
            limits: of time, memory, results and text; `Limits` by default.

        Raises:
            QueryError: the text is not SPARQL 1.1 Query, or asks for what is outside the store.
            QueryLimitError: the query needs more than the limits.
        """
        from pactgraph.store import sandbox

        return sandbox.run(self.store, text, limits)

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


def _is_finding(quad: Quad) -> bool:
    return quad.subject.value.startswith(iris.finding("").value)


def _is_of(quad: Quad, claims: set[str]) -> bool:
    """Whether a quad belongs to one of the claims, or has to be derived anew without them."""
    graph = quad.graph_name
    if graph in (iris.VIEW, iris.DERIVATIONS) or iris.is_derivation(graph) or graph.value in claims:
        return True
    claim = owner(quad.subject)
    return claim is not None and claim.value in claims
