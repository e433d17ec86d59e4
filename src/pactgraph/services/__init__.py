"""What is done with a store: acceptance, rules, questions, citations, exports."""
