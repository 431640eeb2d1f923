// SCORM 1.2: the platform's window holds an object called API. It is told how far one has come, never who one is or
// what one answered; the learner's name is not asked for.
const keeper = (() => {
  const began = Date.now();
  const HIGHEST = 7; // windows to look through, as the standard has it
  let api = null;
  let isOpen = false;
  let isWriting = false;

  function inParents(from) {
    let here = from;
    for (let step = 0; step <= HIGHEST; step += 1) {
      try {
        if (here.API) return here.API;
      } catch {
        return null; // another site's window
      }
      if (!here.parent || here.parent === here) return null;
      here = here.parent;
    }
    return null;
  }

  const isTrue = (answer) => String(answer) === 'true';
  const get = (name) => String(api.LMSGetValue(name) || '');
  const set = (name, value) => isTrue(api.LMSSetValue(name, String(value)));
  const kept = () => isTrue(api.LMSCommit(''));

  function begin(restore) {
    api = inParents(window) || (window.opener && inParents(window.opener));
    isOpen = Boolean(api) && isTrue(api.LMSInitialize(''));
    if (!isOpen) return;
    const wasPassed = ['passed', 'completed'].includes(get('cmi.core.lesson_status'));
    const isForReal = !['browse', 'review'].includes(get('cmi.core.lesson_mode'));
    isWriting = isForReal && !wasPassed;
    if (isWriting) {
      set('cmi.core.lesson_status', 'incomplete');
      set('cmi.core.exit', 'suspend');
      kept();
    }
    restore(get('cmi.suspend_data').split(',').filter(Boolean));
  }

  function progress(lesson, done, count) {
    if (!isOpen || !isWriting) return;
    set('cmi.core.lesson_location', lesson);
    set('cmi.suspend_data', done.join(','));
    set('cmi.core.score.min', 0);
    set('cmi.core.score.max', 100);
    set('cmi.core.score.raw', Math.round((100 * done.length) / count));
    kept();
  }

  function complete(tell) {
    if (!isOpen) return tell(false);
    if (!isWriting) return tell(true);
    set('cmi.core.score.raw', 100);
    set('cmi.core.exit', '');
    return tell(set('cmi.core.lesson_status', 'passed') && kept());
  }

  // Hours, minutes and seconds, of which the first may have four digits.
  function duration() {
    const seconds = Math.floor((Date.now() - began) / 1000);
    const two = (number) => String(number).padStart(2, '0');
    return [String(Math.floor(seconds / 3600)).padStart(4, '0'), two(Math.floor(seconds / 60) % 60), two(seconds % 60)].join(':');
  }

  function leave() {
    if (!isOpen) return;
    isOpen = false;
    set('cmi.core.session_time', duration());
    kept();
    api.LMSFinish('');
  }

  addEventListener('pagehide', leave);
  addEventListener('beforeunload', leave);
  return { begin, progress, complete, said: (isTold) => say(isTold ? 'end.complete_platform' : 'end.complete_lost'), way: null };
})();
