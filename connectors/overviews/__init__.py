"""Pages of docs/ made from the data: the criteria sets and the plans of all localities side by side."""
