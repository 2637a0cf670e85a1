"""What every exported file keeps to: text runs nowhere and breaks nothing, numbers are numbers."""
