"""Style and script of the web page that a meeting is exported as. Neither asks anything of a network."""

STYLE = """
:root {
  color-scheme: light dark;
  --page: #FFFFFF; --raised: #F7F9F9; --line: #DDE3E3; --control: #76838A; --text: #151E1F; --weak: #5A686C;
  --accent: #07596A; --spoken: #9FDAE1; --amber: #FBEDD0; --amber-text: #744600; --focus: #0A6672;
  --s0: #0051AD; --s1: #D95914; --s2: #00503A; --s3: #A33A6B;
  --s4: #3C8C98; --s5: #4A450C; --s6: #846BFC; --s7: #9A7A6A;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #191F22; --raised: #20272B; --line: #2D363A; --control: #7A888D; --text: #E9EEEE; --weak: #98A6A9;
    --accent: #6FD0DB; --spoken: #1C6470; --amber: #382B12; --amber-text: #F2BE63; --focus: #8ADCE5;
    --s0: #7FABFF; --s1: #D16420; --s2: #2E916B; --s3: #B67D9D;
    --s4: #53ECF8; --s5: #CECB4C; --s6: #826BDC; --s7: #F3AEB3;
  }
}
body { margin: 0 auto; padding: 24px; max-width: 760px; background: var(--page); color: var(--text);
  font: 15px/1.6 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 28px; line-height: 36px; font-weight: 600; margin: 0 0 8px; }
h2 { font-size: 15px; font-weight: 600; margin: 24px 0 8px; }
.facts { list-style: none; margin: 0; padding: 0; color: var(--weak); font-size: 13px; }
.player { position: sticky; top: 0; display: flex; gap: 8px; align-items: center; padding: 8px 0;
  background: var(--page); border-bottom: 1px solid var(--line); }
.player audio { flex: 1; min-width: 0; height: 40px; }
select { font: inherit; min-height: 32px; color: inherit; background: var(--raised);
  border: 1px solid var(--control); border-radius: 8px; }
.hint { margin: 4px 0 0; color: var(--weak); font-size: 12px; }
.detail { color: var(--weak); }
.mark { padding: 0 6px; border-radius: 4px; background: var(--amber); color: var(--amber-text); font-size: 12px;
  font-weight: 600; }
.at { color: var(--accent); font-size: 12px; font-weight: 600; margin-inline-start: 6px; }
.turn { margin: 0 0 12px; padding-inline-start: 12px; border-inline-start: 4px solid var(--line);
  scroll-margin: 80px; }
.turn .name { font-size: 13px; font-weight: 600; }
.words { display: block; }
.s0 { border-color: var(--s0); } .s1 { border-color: var(--s1); } .s2 { border-color: var(--s2); }
.s3 { border-color: var(--s3); } .s4 { border-color: var(--s4); } .s5 { border-color: var(--s5); }
.s6 { border-color: var(--s6); } .s7 { border-color: var(--s7); }
.sound .w { cursor: pointer; border-radius: 4px; }
.sound .w:hover { text-decoration: underline; }
.w.now { background: var(--spoken); }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
@media print { .player, .hint { display: none; } .turn { break-inside: avoid; } }
"""

SCRIPT = """
'use strict';
(() => {
  const sound = document.getElementById('sound');
  if (!sound) return;
  const speed = document.getElementById('speed');
  const spoken = document.getElementById('spoken');
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const words = [...spoken.querySelectorAll('.w')]
    .map((shown) => ({ shown, at: Number(shown.dataset.at) }))
    .sort((one, other) => one.at - other.at);
  let now = -1;
  let turn = null;

  const index = (at) => {
    let low = 0;
    let high = words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (words[middle].at <= at) low = middle + 1; else high = middle;
    }
    return low - 1;
  };
  const show = () => {
    const next = index(sound.currentTime + 0.001);
    if (next === now) return;
    if (now >= 0) words[now].shown.classList.remove('now');
    now = next;
    if (now < 0) return;
    words[now].shown.classList.add('now');
    const around = words[now].shown.closest('.turn');
    if (around !== turn) {
      turn = around;
      if (!sound.paused) turn.scrollIntoView({ block: 'nearest', behavior: still.matches ? 'auto' : 'smooth' });
    }
  };
  const follow = () => {
    show();
    if (!sound.paused) requestAnimationFrame(follow);
  };
  const go = (at) => {
    sound.currentTime = at;
    show();
  };
  const play = (at) => {
    go(at);
    sound.play();
  };
  const step = (by) => {
    if (words.length) go(words[Math.min(words.length - 1, Math.max(0, now + by))].at);
  };

  sound.addEventListener('play', follow);
  sound.addEventListener('seeked', show);
  sound.addEventListener('timeupdate', show);
  speed.addEventListener('change', () => { sound.playbackRate = Number(speed.value); });
  document.addEventListener('click', (event) => {
    const from = event.target.closest('[data-at]');
    if (from && !String(getSelection())) play(Number(from.dataset.at));
  });
  spoken.addEventListener('keydown', (event) => {
    if (event.target !== spoken || event.ctrlKey || event.metaKey || event.altKey) return;
    switch (event.key) {
      case ' ': if (sound.paused) sound.play(); else sound.pause(); break;
      case 'Enter': sound.play(); break;
      case 'ArrowLeft': step(-1); break;
      case 'ArrowRight': step(1); break;
      default: return;
    }
    event.preventDefault();
  });
})();
"""
