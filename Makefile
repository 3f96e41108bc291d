# heshu: one-word verbs. Objects and results go to build/, never into the tree.
#   make  demo  check  browser  lint  floors  asan  fuzz  limits  bench  pictures  install  uninstall  clean
VERSION := 0.1.0
PREFIX  ?= /usr/local
ifeq ($(origin CC),default)
CC      := gcc
endif
VARIANT ?= release
FUZZ_CC ?= clang
WERROR  ?=

# every core works, unless -j says otherwise; words on one command line keep their order where one of them cleans
ifeq ($(MAKELEVEL),0)
MAKEFLAGS += -j$(shell nproc 2>/dev/null || echo 1)
endif
ifneq ($(filter clean,$(MAKECMDGOALS)),)
.NOTPARALLEL:
endif

BUILD := build
OUT   := $(if $(filter release,$(VARIANT)),$(BUILD),$(BUILD)/$(VARIANT))
OBJ   := $(OUT)/obj

FLOORS := core extract analyze plots

release_flags := -O2
asan_flags    := -O1 -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer -Wno-format-truncation
cover_flags   := -O0 --coverage
fuzz_flags    := -O1 -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
variant_flags := $($(VARIANT)_flags)

# The release program is optimised over all floors at once (gcc only); the fat objects let the tests link
# the same libraries the quick way.
ifeq ($(VARIANT)$(findstring clang,$(CC)),release)
AR         := gcc-ar
lto_flags  := -flto=auto
fat_flags  := $(lto_flags) -ffat-lto-objects
endif

CPPFLAGS += -I. -D_GNU_SOURCE -DHESHU_VERSION='"$(VERSION)"' -DPCRE2_CODE_UNIT_WIDTH=32
CFLAGS   ?= -g
CFLAGS   += -std=c11 -Wall -Wextra -Wpedantic $(WERROR) $(variant_flags) $(fat_flags)
LDFLAGS  += $(variant_flags)
# libcsv ships no .pc file
LDLIBS   += $(shell pkg-config --libs libpcre2-32 2>/dev/null || echo -lpcre2-32) -lcsv

# what rests on all floors
ROOT    := heshu.c run.c run_document.c run_index.c run_series.c run_store.c run_tables.c
HEADERS := $(wildcard *.h) $(foreach f,$(FLOORS),$(wildcard $(f)/*.h))
SOURCES := $(ROOT) $(foreach f,$(FLOORS),$(wildcard $(f)/*.c))
lib      = $(OUT)/lib$(1).a
objects  = $(patsubst %.c,$(OBJ)/%.o,$(wildcard $(1)/*.c))

.PHONY: all deps demo check test browser lint floors asan fuzz fuzzers limits bench pictures install uninstall clean
.DELETE_ON_ERROR:

all: deps
	@$(MAKE) --no-print-directory $(OUT)/heshu

# installs what is missing, costs nothing when all is there
deps:
	@sh .ci/deps build

$(OUT)/heshu: $(patsubst %.c,$(OBJ)/%.o,$(ROOT)) $(call lib,plots) $(call lib,analyze) $(call lib,extract) $(call lib,core)
	$(CC) $(LDFLAGS) $(lto_flags) -o $@ $^ $(LDLIBS)

define floor_library
$(call lib,$(1)): $(call objects,$(1))
	@rm -f $$@
	$$(AR) rcs $$@ $$^
endef
$(foreach f,$(FLOORS),$(eval $(call floor_library,$(f))))

$(OBJ)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

-include $(shell find $(OBJ) -name '*.d' 2>/dev/null)

# ---- tests: tests/FLOOR/x.c links its floor and core, nothing else ----------------------------
unit_sources := $(foreach f,$(FLOORS),$(wildcard tests/$(f)/*.c))
UNITS := $(patsubst %.c,$(OUT)/%,$(unit_sources))
CHECK_LIBS = $(shell pkg-config --libs check 2>/dev/null || echo -lcheck)

define unit_rule
$(OUT)/tests/$(1)/%: $(OBJ)/tests/$(1)/%.o $(sort $(call lib,$(1)) $(call lib,core))
	@mkdir -p $$(@D)
	$$(CC) -fno-lto $$(LDFLAGS) -o $$@ $$< $(call lib,$(1)) $(call lib,core) $$(LDLIBS) $$(CHECK_LIBS)
endef
$(foreach f,$(FLOORS),$(eval $(call unit_rule,$(f))))

# the words of the lists are left out one at a time
$(OUT)/tests/extract/witnesses: LDFLAGS += -Wl,--wrap=words_add,--wrap=words_search,--wrap=pattern_find

# tools of the tests: tests/x.c, over core alone
TOOLS := $(patsubst %.c,$(OUT)/%,$(wildcard tests/*.c)) $(OUT)/tests/mutate
$(OUT)/tests/mutate: $(call objects,tests/mutate) $(call lib,core)
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)
$(OUT)/tests/%: $(OBJ)/tests/%.o $(call lib,core)
	@mkdir -p $(@D)
	$(CC) -fno-lto $(LDFLAGS) -o $@ $< $(call lib,core) $(LDLIBS)

# libFuzzer targets: tests/fuzz/x.c, over extract and core (analyze too where it is named)
FUZZERS := $(patsubst %.c,$(OUT)/%,$(wildcard tests/fuzz/*.c))
$(OUT)/tests/fuzz/%: $(OBJ)/tests/fuzz/%.o $(call lib,analyze) $(call lib,extract) $(call lib,core)
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS) -fsanitize=fuzzer -o $@ $^ $(LDLIBS)

.SECONDARY:

check: deps
	@sh .ci/deps check
	@$(MAKE) --no-print-directory test

test: $(OUT)/heshu $(UNITS) $(TOOLS)
	@OUT=$(OUT) bash tests/run.sh

browser: deps
	@sh .ci/deps browser
	@$(MAKE) --no-print-directory $(OUT)/heshu
	@OUT=$(OUT) bash tests/browser.sh

asan: deps
	@sh .ci/deps check
	@$(MAKE) --no-print-directory VARIANT=asan test

# FUZZ_SECONDS for each target behind the replay of its seeds
fuzz: deps
	@sh .ci/deps fuzz
	@$(MAKE) --no-print-directory CC='$(FUZZ_CC)' VARIANT=fuzz fuzzers
	@OUT=$(BUILD)/fuzz bash tests/fuzz.sh

fuzzers: $(FUZZERS)

demo: deps
	@sh .ci/deps run
	@$(MAKE) --no-print-directory $(OUT)/heshu
	@bash tests/demo.sh

limits: deps
	@sh .ci/deps bench
	@$(MAKE) --no-print-directory $(OUT)/heshu $(OUT)/tests/corpus
	@OUT=$(OUT) bash tests/limits.sh

# the pictures of README.md
pictures: deps
	@sh .ci/deps run
	@$(MAKE) --no-print-directory $(OUT)/heshu
	@OUT=$(OUT) bash tests/pictures.sh

bench: deps
	@sh .ci/deps bench
	@$(MAKE) --no-print-directory $(OUT)/heshu $(TOOLS)
	@OUT=$(OUT) bash tests/bench.sh

# ---- gates -----------------------------------------------------------------------------------
lint: deps
	@sh .ci/deps lint
	cppcheck --quiet -j2 --std=c11 --enable=warning,performance,portability --inline-suppr \
	  --suppress=missingIncludeSystem --error-exitcode=1 -D__x86_64__ $(filter-out -DHESHU_VERSION%,$(CPPFLAGS)) $(SOURCES)
	printf '%s\n' $(SOURCES) | xargs -P2 -n4 sh -c 'clang-tidy --quiet "$$@" -- \
	  $(filter-out -DHESHU_VERSION%,$(CPPFLAGS)) "-DHESHU_VERSION=\"lint\"" -std=c11' tidy

floors:
	@bash tests/floors.sh

install: $(OUT)/heshu
	install -D -m755 $(OUT)/heshu $(DESTDIR)$(PREFIX)/bin/heshu
	install -d $(DESTDIR)$(PREFIX)/share/heshu/plots $(DESTDIR)$(PREFIX)/share/heshu/catalog
	install -m644 plots/*.gp $(DESTDIR)$(PREFIX)/share/heshu/plots
	install -m644 catalog/*.csv $(DESTDIR)$(PREFIX)/share/heshu/catalog
	install -d $(DESTDIR)$(PREFIX)/share/heshu/examples
	install -m644 examples/*.csv $(DESTDIR)$(PREFIX)/share/heshu/examples
	for page in man/*.[1-9]; do \
	  install -D -m644 $$page $(DESTDIR)$(PREFIX)/share/man/man$${page##*.}/$${page##*/}; done

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/heshu
	rm -rf $(DESTDIR)$(PREFIX)/share/heshu
	for page in man/*.[1-9]; do rm -f $(DESTDIR)$(PREFIX)/share/man/man$${page##*.}/$${page##*/}; done

clean:
	rm -rf $(BUILD)
