.PHONY: run test lint lock

run:; @python3 tools/bootstrap.py run $(ARGS)
test:; @python3 tools/bootstrap.py test $(ARGS)
lint:; @python3 tools/bootstrap.py lint
lock:; @python3 tools/bootstrap.py lock $(ARGS)
