"""The examples are other projects: their tests are run as those projects would run them."""

collect_ignore = ["grade_shares", "inspection_service"]
