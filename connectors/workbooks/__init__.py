"""From a file to typed cells with their addresses: what stands in a workbook, before anybody interprets it."""
