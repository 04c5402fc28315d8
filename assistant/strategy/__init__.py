"""Who to turn to next and why: plan, introductions, review, map and coaching. Everything here works without a model."""
