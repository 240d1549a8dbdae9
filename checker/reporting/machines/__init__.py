"""Results for machines: JSON, SARIF, JUnit, annotations, tables."""
