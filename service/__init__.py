"""The service around the analysis: store, search, ingestion, pages, API and command line."""
