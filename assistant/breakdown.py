"""A total with the numbers beside it that add up to it."""


from assistant.candidates import Candidate
from assistant.parts import BY_CAUSE
from assistant.reply import Asked
from assistant.wholes import adding_up_to
from corpus.types import Figure

MOST_PARTS_OF_A_TOTAL = 8


def with_breakdown(asked: Asked, one: Candidate) -> list[Candidate]:
    """A total with its parts; of a part, the total it belongs to with all of them."""
    if BY_CAUSE.search(asked.understood.question) and (pieces := adding_up_to(asked, one)):
        return [one, *pieces]
    numbers = asked.library.contents.figures_of[one.report.id]
    at = next(n for n, number in enumerate(numbers) if number.start == one.figure.start)
    around = numbers[max(0, at - MOST_PARTS_OF_A_TOTAL) : at + MOST_PARTS_OF_A_TOTAL + 1]
    for number in (one.figure, *around):
        total = Candidate(one.report, number, one.share, one.score)
        pieces = _parts_of(asked, total)
        if pieces and one.figure.start in {number.start, *(piece.figure.start for piece in pieces)}:
            return [total, *pieces]
    return [one]


def _parts_of(asked: Asked, total: Candidate) -> list[Candidate]:
    """The figures beside a total, of its unit and in its sentence, that add up to it exactly."""
    numbers = asked.library.contents.figures_of[total.report.id]
    at = next(n for n, number in enumerate(numbers) if number.start == total.figure.start)
    for step in (-1, 1):
        run: list[Figure] = []
        for length in range(1, MOST_PARTS_OF_A_TOTAL + 1):
            place = at + step * length
            if not 0 <= place < len(numbers) or numbers[place].measure != total.figure.measure:
                break
            run.append(numbers[place])
            if len(run) > 1 and sum(number.amount or 0 for number in run) == total.figure.amount:
                return [Candidate(total.report, number, total.share, total.score) for number in sorted(run, key=lambda n: n.start)]
    return []
