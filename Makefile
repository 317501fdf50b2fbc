.PHONY: run test lint lock chaos

run:; @python3 tools/bootstrap.py run $(ARGS)
test:; @python3 tools/bootstrap.py test $(ARGS)
lint:; @python3 tools/bootstrap.py lint
lock:; @python3 tools/bootstrap.py lock $(ARGS)
chaos:; @JURYDAY_KILLS=$(or $(KILLS),500) python3 tools/bootstrap.py test tests/chaos -s $(ARGS)
