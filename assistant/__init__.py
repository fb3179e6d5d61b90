"""Questions to answers: understanding, evidence, composition, refusal, and the HTTP interface."""
