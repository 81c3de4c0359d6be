"""One folder per drawn instrument; none knows another (import contract)."""
