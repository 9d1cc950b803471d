"""What comes in: feeds, pages, archives, folders; and the WARC files that keep it."""
