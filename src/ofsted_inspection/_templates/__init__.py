"""The words that reports of each programme print: shared by what reads, writes and draws them."""
