"""What every request and answer has to do with: who asks, limits, repeated requests, errors in words, headers, traces."""
