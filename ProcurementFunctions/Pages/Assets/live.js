// Asks now and then whether what a page shows has changed, and puts the new parts in place of the old ones.
// Without it the page is as it was when it was opened.
(() => {
  const live = document.getElementById('live');
  if (!live) return;
  const quick = Number(live.dataset.quick), slow = 15000;
  let mark = live.dataset.mark, pause = quick, timer;

  async function ask(address) {
    const answer = await fetch(address, { redirect: 'error', cache: 'no-store' });
    if (!answer.ok) throw new Error(answer.status);
    return answer.text();
  }

  function put(html) {
    const page = new DOMParser().parseFromString(html, 'text/html');
    for (const part of document.querySelectorAll('[data-part]')) {
      const fresh = page.querySelector(`[data-part="${part.dataset.part}"]`);
      if (!fresh || part.contains(document.activeElement) || fresh.innerHTML === part.innerHTML) continue;
      part.replaceChildren(...document.importNode(fresh, true).childNodes);
    }
    live.querySelector('p').hidden = false;
  }

  async function look() {
    clearTimeout(timer);
    try {
      const now = document.hidden ? mark : await ask(live.dataset.address);
      if (now === mark) pause = Math.min(slow, pause * 1.25);
      else {
        put(await ask(location.pathname + location.search));
        mark = now;
        pause = quick;
      }
    } catch {
      pause = slow;
    }
    timer = setTimeout(look, pause);
  }

  document.addEventListener('visibilitychange', () => { if (!document.hidden) { pause = quick; look(); } });
  timer = setTimeout(look, pause);
})();
