"""Language: from an article's text to claims, their parts, and what does not fit together."""

import os

# The matrices here are small: a second core spends its time waiting for the first, and a desk has
# other use for it. To be said before numpy is loaded; whoever says otherwise is heard.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
