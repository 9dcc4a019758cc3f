"""From files handed in to analyses kept: the queue, its steps, the processes that work, and what is done when they die."""
