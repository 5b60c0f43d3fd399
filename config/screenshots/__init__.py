"""Pictures of every page: ``make screenshots`` starts the product with a scene of its own and photographs it."""
