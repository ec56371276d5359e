"""A practice scenario from a real contact: chosen, looked at before and after, confirmed passage by passage."""
