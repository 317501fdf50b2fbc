.PHONY: run test lint lock chaos bench open-pack rehearse-60

run:; @python3 tools/bootstrap.py run $(ARGS)
test:; @python3 tools/bootstrap.py test $(ARGS)
lint:; @python3 tools/bootstrap.py lint
lock:; @python3 tools/bootstrap.py lock $(ARGS)
bench:; @python3 tools/bootstrap.py bench $(ARGS)
chaos:; @python3 tools/bootstrap.py chaos $(ARGS)
rehearse-60:; @python3 tools/bootstrap.py rehearse $(ARGS)
open-pack:; @python3 tools/bootstrap.py open-pack
