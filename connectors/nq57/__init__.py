"""What was found, in the notions of the monitoring system of Resolution 57: a workbook, and the same as JSON."""
