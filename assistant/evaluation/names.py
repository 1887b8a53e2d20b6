"""The metrics by name: what each means, and which are to be low."""

METRICS = {
    "right": "questions of which everything that applies is right",
    "status": "the answer's status is the true one",
    "list_precision": "of all yes verdicts on list questions, the share that is true (micro)",
    "list_recall": "of all true reports of list questions, the share that got a yes (micro)",
    "list_f1": "harmonic mean of the two above (micro)",
    "list_precision_macro": "precision of each list question, averaged; a list left empty counts 0",
    "list_recall_macro": "recall of each list question, averaged",
    "list_f1_macro": "F1 of each list question, averaged",
    "list_exact": "the whole list is right",
    "count_exact": "the number of reports is right, and the answer says the number it counted",
    "figure_exact": "every true value is in a claim that cites a report which prints it",
    "figure_precision": "share of the figures given that are true ones, by answer",
    "citation_recall": "share of the true spans that a citation holds, by answer",
    "citation_precision": "share of the citations that something is stated by which hold a true span or a true value, by answer",
    "claims_supported": "share of the claims whose numbers and quoted words stand in the quotes they cite, by answer",
    "language_right": "the answer is in the language of the question",
    "answer_rate": "share of all questions that are not refused",
    "right_refusal": "unanswerable questions that are refused, or whose list has no yes",
    "wrong_refusal": "answerable questions that are refused",
    "right_zh": "wholly right, Chinese questions that have an English twin",
    "right_en": "wholly right, English questions that have a Chinese twin",
    "language_gap": "difference between the two above",
    "hit@1": "the first passage found holds a true span (no scope, no lists, no follow-ups)",
    "hit@5": "one of the first five does",
    "ndcg@10": "nDCG at 10 of the passages that hold true spans (binary)",
    "median_ms": "question to answer, median, milliseconds",
    "p95_ms": "question to answer, 95th percentile, milliseconds",
}
LOWER_IS_BETTER = frozenset(("wrong_refusal", "language_gap", "median_ms", "p95_ms"))
# Neither higher nor lower is better in itself.
NEUTRAL = frozenset(("answer_rate",))
