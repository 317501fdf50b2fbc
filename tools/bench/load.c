/* Seats that vote, listen and come back: a load for the benchmark that is not itself the bottleneck.

   load vote   PORT FILE SEATS ROUNDS FIRST_REV   everybody votes at once, round after round
   load fanout PORT FILE SEATS ROUNDS A B DUMP    the first line of FILE sends A, then B, …; everybody is shown something
   load idle   PORT FILE SEATS                    everybody is connected, until standard input ends
   load resume PORT FILE SEATS FIRST_REV          everybody votes, loses the line, and is back with an answer
   load serve  PORT                               the other end of `vote` with nothing behind it: the load's own limit

   FILE has a line a seat: path, tab, cookie. Answers with one JSON object a line. Only ever talks to this machine. */

#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum { CLOSED, CONNECTING, GREETING, OPEN };
enum { ROOM = 1 << 17, CONSOLE = 1 << 23, EVENTS = 1024, LONGEST = 120 };

typedef struct {
  int fd, state, shown, answered;
  char *path, *cookie, *in;
  char id[33];
  size_t held, room;
  double began, took, again;
} Seat;

static Seat *seats;
static int many, poller, port, answered, shown;
static char *dump;
static size_t shown_bytes;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

static double cpu(void) {
  struct rusage u;
  getrusage(RUSAGE_SELF, &u);
  return u.ru_utime.tv_sec + u.ru_stime.tv_sec + (u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e6;
}

static void fail(const char *what) {
  fprintf(stderr, "load: %s: %s\n", what, strerror(errno));
  exit(1);
}

static void new_id(char *id) {
  for (int i = 0; i < 32; i++) id[i] = "0123456789abcdef"[random() & 15];
  id[32] = 0;
}

/* One frame (RFC 6455): from a client with a mask of noughts, which leaves the text as it is. */
static size_t framed(char *out, const char *text, int client) {
  size_t size = strlen(text), at = 2;
  out[0] = (char)0x81;
  if (size < 126) out[1] = (char)(size | (client ? 0x80 : 0));
  else {
    out[1] = (char)(126 | (client ? 0x80 : 0));
    out[2] = (char)(size >> 8), out[3] = (char)size, at = 4;
  }
  if (client) memset(out + at, 0, 4), at += 4;
  memcpy(out + at, text, size);
  return at + size;
}

static void say(int fd, const char *text, int client) {
  char frame[4096];
  size_t size = framed(frame, text, client);
  if (write(fd, frame, size) != (ssize_t)size) fail("a frame was not taken");
}

static void watch(int fd, void *whom, int first) {
  struct epoll_event e = {.events = EPOLLIN | (first ? EPOLLOUT : 0), .data.ptr = whom};
  if (epoll_ctl(poller, first ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, fd, &e)) fail("epoll");
}

static void dial(Seat *s) {
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  int on = 1;
  s->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  if (s->fd < 0) fail("socket");
  setsockopt(s->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  s->state = CONNECTING, s->held = 0;
  if (connect(s->fd, (void *)&to, sizeof to) && errno != EINPROGRESS) {
    close(s->fd), s->state = CLOSED, s->again = now() + 0.1;
    return;
  }
  watch(s->fd, s, 1);
}

static void hang_up(Seat *s) {
  close(s->fd);
  s->state = CLOSED, s->shown = s->answered = 0;
  s->again = now() + 0.05 + (random() % 200) / 1000.0;
}

static void greet(Seat *s) {
  char request[1024];
  int size = snprintf(request, sizeof request,
                      "GET %slive HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nOrigin: http://127.0.0.1:%d\r\nCookie: %s\r\n"
                      "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                      "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n", s->path, port, port, s->cookie);
  if (write(s->fd, request, size) != size) { hang_up(s); return; }
  s->state = GREETING;
  watch(s->fd, s, 0);
}

static void heard(Seat *s, char *text, size_t size) {
  if (text[0] == '<') {
    if (!s->shown) s->shown = 1, s->took = now() - s->began, shown++, shown_bytes += size;
    if (dump && s != seats) { // the first is a console, whose screen is nobody else's
      FILE *f = fopen(dump, "w");
      if (f) fwrite(text, 1, size, f), fclose(f);
      dump = NULL;
    }
  } else if (!s->answered && memmem(text, size, s->id, 32)) {
    if (!memmem(text, size, "\"recorded\"", 10)) {
      fprintf(stderr, "load: not recorded: %.*s\n", (int)size, text);
      exit(1);
    }
    s->answered = 1, s->took = now() - s->began, answered++;
  }
}

static size_t whole_frames(Seat *s) {
  size_t at = 0;
  while (s->held - at >= 2) {
    unsigned char *f = (unsigned char *)s->in + at;
    size_t head = 2, size = f[1] & 127;
    if (size == 126) head = 4, size = f[2] << 8 | f[3];
    else if (size == 127) head = 10, size = (size_t)f[6] << 24 | f[7] << 16 | f[8] << 8 | f[9];
    if (head + size > s->room) fail("a frame too long");
    if (s->held - at < head + size) break;
    if ((f[0] & 15) == 1 && size) heard(s, (char *)f + head, size);
    at += head + size;
  }
  return at;
}

static void take_in(Seat *s) {
  ssize_t got = read(s->fd, s->in + s->held, s->room - s->held);
  if (got < 0 && errno == EAGAIN) return;
  if (got <= 0) { hang_up(s); return; }
  s->held += got;
  size_t at = 0;
  if (s->state == GREETING) {
    char *end = memmem(s->in, s->held, "\r\n\r\n", 4);
    if (!end) return;
    at = end + 4 - s->in;
    if (memcmp(s->in, "HTTP/1.1 101", 12)) { hang_up(s); return; }
    s->state = OPEN;
    memmove(s->in, s->in + at, s->held -= at);
  }
  at = whole_frames(s);
  memmove(s->in, s->in + at, s->held -= at);
}

/* Until `done` says so, or nothing has come for `quiet` seconds where that is not nought. */
static void listen_until(int (*done)(void), double quiet, void (*meanwhile)(void)) {
  struct epoll_event events[EVENTS];
  double end = now() + LONGEST, last = now();
  while (!(done && done())) {
    int got = epoll_wait(poller, events, EVENTS, 5);
    for (int i = 0; i < got; i++) {
      Seat *s = events[i].data.ptr;
      if (s->state == CONNECTING) {
        int error = 0;
        socklen_t size = sizeof error;
        getsockopt(s->fd, SOL_SOCKET, SO_ERROR, &error, &size);
        if (error || events[i].events & (EPOLLHUP | EPOLLERR)) hang_up(s);
        else greet(s);
      } else if (s->state != CLOSED) take_in(s);
    }
    if (meanwhile) meanwhile();
    if (got) last = now();
    if (quiet && now() - last > quiet) return;
    if (now() > end) { fprintf(stderr, "load: %d answered, %d shown of %d\n", answered, shown, many); exit(1); }
  }
}

static int all_open(void) {
  for (int i = 0; i < many; i++) if (seats[i].state != OPEN) return 0;
  return 1;
}
static int all_answered(void) { return answered == many; }
static int all_shown(void) { return shown == many; }

static int by_time(const void *a, const void *b) {
  double d = ((const Seat *)a)->took - ((const Seat *)b)->took;
  return d < 0 ? -1 : d > 0;
}

static void report(double seconds, double used) {
  Seat *sorted = malloc(many * sizeof *sorted);
  memcpy(sorted, seats, many * sizeof *sorted);
  qsort(sorted, many, sizeof *sorted, by_time);
  printf("{\"seats\": %d, \"seconds\": %.6f, \"p50\": %.6f, \"p99\": %.6f, \"last\": %.6f, \"cpu\": %.4f, \"bytes\": %zu}\n",
         many, seconds, sorted[many / 2].took, sorted[(int)(many * 0.99)].took, sorted[many - 1].took, used / seconds,
         shown_bytes / (shown ? shown : 1));
  fflush(stdout);
  free(sorted);
}

static void begin_round(void) {
  answered = shown = 0, shown_bytes = 0;
  for (int i = 0; i < many; i++) seats[i].answered = seats[i].shown = 0;
}

static void ballot(Seat *s, int rev) {
  char text[512];
  s->answered = 0, s->began = now();
  snprintf(text, sizeof text,
           "{\"act\":\"CastBallot\",\"act_id\":\"%s\",\"vote\":\"opening\",\"version\":1,\"rev\":%d,\"answers.role\":%d}",
           s->id, rev, rev % 3);
  say(s->fd, text, 1);
}

static void vote(int rounds, int rev) {
  for (int r = 0; r < rounds; r++) {
    begin_round();
    double began = now(), used = cpu();
    for (int i = 0; i < many; i++) new_id(seats[i].id), ballot(&seats[i], rev + r);
    listen_until(all_answered, 0, NULL);
    report(now() - began, cpu() - used);
    listen_until(NULL, 0.4, NULL);
  }
}

static void fan_out(int rounds, char **triggers) {
  for (int r = 0; r < rounds; r++) {
    char text[1024], id[33];
    begin_round();
    new_id(id);
    char *mark = strstr(triggers[r % 2], "@");
    snprintf(text, sizeof text, "%.*s%s%s", (int)(mark - triggers[r % 2]), triggers[r % 2], id, mark + 1);
    double began = now(), used = cpu();
    for (int i = 0; i < many; i++) seats[i].began = began;
    say(seats[0].fd, text, 1);
    listen_until(all_shown, 0, NULL);
    report(now() - began, cpu() - used);
    listen_until(NULL, 0.4, NULL);
  }
}

static int resume_rev;
static double lost_at;

static void come_back(void) {
  for (int i = 0; i < many; i++) {
    Seat *s = &seats[i];
    if (s->state == CLOSED && !lost_at) lost_at = now();
    if (s->state == CLOSED && now() > s->again) dial(s);
    if (s->state == OPEN && lost_at && s->shown && !s->answered && s->began < lost_at) ballot(s, resume_rev);
  }
}
static int all_back(void) {
  if (!lost_at) return 0;
  for (int i = 0; i < many; i++) if (seats[i].state != OPEN || !seats[i].shown || !seats[i].answered) return 0;
  return 1;
}

static void resume(void) {
  begin_round();
  for (int i = 0; i < many; i++) new_id(seats[i].id), ballot(&seats[i], resume_rev);
  puts("voting"), fflush(stdout);
  listen_until(all_back, 0, come_back);
  report(now() - lost_at, 0);
}

static void serve(void) {
  struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  int door = socket(AF_INET, SOCK_STREAM, 0), on = 1;
  setsockopt(door, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (bind(door, (void *)&at, sizeof at) || listen(door, 4096)) fail("serve");
  watch(door, NULL, 1);
  struct epoll_event events[EVENTS];
  for (double end = now() + LONGEST; now() < end;) {
    int got = epoll_wait(poller, events, EVENTS, 100);
    for (int i = 0; i < got; i++) {
      long fd = (long)events[i].data.ptr;
      char text[4096], told[128];
      if (!fd) {
        int line = accept(door, NULL, NULL);
        setsockopt(line, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        struct epoll_event e = {.events = EPOLLIN, .data.ptr = (void *)(long)line};
        epoll_ctl(poller, EPOLL_CTL_ADD, line, &e);
        continue;
      }
      ssize_t size = read(fd, text, sizeof text - 1);
      if (size <= 0) { close(fd); continue; }
      text[size] = 0;
      char *id = memmem(text, size, "\"act_id\":\"", 10);
      if (!memcmp(text, "GET ", 4)) {
        static const char yes[] = "HTTP/1.1 101 Switching Protocols\r\n\r\n";
        if (write(fd, yes, sizeof yes - 1) < 0) close(fd);
      } else if (id) {
        snprintf(told, sizeof told, "{\"act_id\":\"%.32s\",\"fate\":\"recorded\",\"seq\":1}", id + 10);
        say(fd, told, 0);
      }
    }
  }
}

static void read_seats(const char *file) {
  FILE *f = fopen(file, "r");
  char path[256], cookie[512];
  if (!f) fail(file);
  seats = calloc(many, sizeof *seats);
  for (int i = 0; i < many; i++) {
    if (fscanf(f, "%255[^\t]\t%511[^\n]\n", path, cookie) != 2) fail("too few seats");
    seats[i] = (Seat){.path = strdup(path), .cookie = strdup(cookie), .room = i ? ROOM : CONSOLE};
    seats[i].in = malloc(seats[i].room); // the first may be a console, which shows every seat
  }
  fclose(f);
}

/* A few at a time, as a room comes in; the server's own backlog is not what is measured here. */
static void connect_all(void) {
  for (int i = 0; i < many; i++) {
    dial(&seats[i]);
    if (i % 50 == 49) listen_until(NULL, 0.003, NULL);
  }
  listen_until(all_open, 0, NULL);
  listen_until(NULL, 0.5, NULL);
}

int main(int argc, char **argv) {
  struct rlimit files = {.rlim_cur = 65536, .rlim_max = 65536};
  setrlimit(RLIMIT_NOFILE, &files);
  if (argc < 3) return 2;
  port = atoi(argv[2]);
  poller = epoll_create1(0);
  if (!strcmp(argv[1], "serve")) { serve(); return 0; }
  if (argc < 5) return 2;
  many = atoi(argv[4]);
  srandom(many + getpid());
  read_seats(argv[3]);
  connect_all();
  if (!strcmp(argv[1], "vote")) vote(atoi(argv[5]), atoi(argv[6]));
  else if (!strcmp(argv[1], "fanout")) { dump = argv[8]; fan_out(atoi(argv[5]), argv + 6); }
  else if (!strcmp(argv[1], "resume")) { resume_rev = atoi(argv[5]); resume(); }
  else { puts("ready"), fflush(stdout); while (getchar() != EOF) {} }
  return 0;
}
