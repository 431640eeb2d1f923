// cmi5: the platform starts the course with an address to tell, and a place where a token is fetched once. The learner
// is passed on as the platform named them, and shown nowhere.
const keeper = (() => {
  const XAPI = '1.0.3';
  const CMI5 = 'https://w3id.org/xapi/cmi5/context/categories/cmi5';
  const MOVE_ON = 'https://w3id.org/xapi/cmi5/context/categories/moveon';
  const MASTERY = 'https://w3id.org/xapi/cmi5/context/extensions/masteryscore';
  const VERBS = {
    initialized: 'http://adlnet.gov/expapi/verbs/initialized',
    completed: 'http://adlnet.gov/expapi/verbs/completed',
    passed: 'http://adlnet.gov/expapi/verbs/passed',
    terminated: 'http://adlnet.gov/expapi/verbs/terminated',
  };
  const PROGRESS = 'progress';
  const began = Date.now();
  const asked = new URLSearchParams(location.search);
  const given = (name) => asked.get(name) || '';
  const endpoint = given('endpoint').replace(/\/*$/, '/');
  let token = '';
  let launch = null;
  let isOpen = false;
  let kept = { lessons: [], passed: false };
  let queue = Promise.resolve();

  const headers = (more) => ({ Authorization: 'Basic ' + token, 'X-Experience-API-Version': XAPI, ...more });
  const address = (path, values) => endpoint + path + '?' + new URLSearchParams(values);
  const json = { 'Content-Type': 'application/json' };

  async function read(path, values) {
    const answer = await fetch(address(path, values), { headers: headers() });
    if (answer.status === 404) return null;
    if (!answer.ok) throw new Error(path);
    return answer.json();
  }

  const state = (stateId) => ({ activityId: given('activityId'), agent: given('actor'), registration: given('registration'), stateId });

  async function keep() {
    const request = { method: 'PUT', headers: headers(json), body: JSON.stringify(kept), keepalive: true };
    const answer = await fetch(address('activities/state', state(PROGRESS)), request);
    if (!answer.ok) throw new Error('state');
  }

  function statement(verb, result) {
    const template = launch.contextTemplate || {};
    const activities = template.contextActivities || {};
    const isMoving = verb === 'completed' || verb === 'passed';
    const categories = [{ id: CMI5 }, ...(isMoving ? [{ id: MOVE_ON }] : [])];
    const extensions = { ...template.extensions };
    if (verb === 'passed' && launch.masteryScore !== undefined) extensions[MASTERY] = launch.masteryScore;
    return {
      id: newId(),
      actor: JSON.parse(given('actor')),
      verb: { id: VERBS[verb], display: { 'en-US': verb } },
      object: { objectType: 'Activity', id: given('activityId') },
      ...(result ? { result } : {}),
      context: {
        ...template,
        registration: given('registration'),
        contextActivities: { ...activities, category: [...(activities.category || []), ...categories] },
        extensions,
      },
      timestamp: new Date().toISOString(),
    };
  }

  // crypto.randomUUID is not there where the platform has no certificate.
  function newId() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const hex = Array.from(bytes, (each) => each.toString(16).padStart(2, '0')).join('');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  }

  async function send(verb, result) {
    const request = { method: 'POST', headers: headers(json), body: JSON.stringify(statement(verb, result)), keepalive: true };
    const answer = await fetch(endpoint + 'statements', request);
    if (!answer.ok) throw new Error(verb);
  }

  const duration = () => 'PT' + ((Date.now() - began) / 1000).toFixed(2) + 'S';

  async function start(restore) {
    const answer = await (await fetch(given('fetch'), { method: 'POST' })).json();
    token = answer['auth-token'];
    if (!token) throw new Error('fetch');
    launch = await read('activities/state', state('LMS.LaunchData'));
    await read('agents/profile', { agent: given('actor'), profileId: 'cmi5LearnerPreferences' });
    await send('initialized');
    isOpen = true;
    kept = (await read('activities/state', state(PROGRESS)).catch(() => null)) || kept;
    restore(kept.lessons);
  }

  // One after the other: what is told first is first in the platform too. What fails does not hold up the rest.
  function after(act) {
    const done = queue.then(act);
    queue = done.catch(() => {});
    return done;
  }

  function begin(restore) {
    if (given('endpoint') && given('fetch')) after(() => start(restore)).catch(() => { isOpen = false; });
  }

  const isForReal = () => launch.launchMode === 'Normal';

  function progress(lesson, done) {
    after(async () => {
      if (!isOpen || !isForReal() || kept.passed) return;
      kept.lessons = done;
      await keep();
    }).catch(() => {});
  }

  function complete(tell) {
    after(async () => {
      if (!isOpen) throw new Error('lost');
      if (!isForReal() || kept.passed) return;
      await send('completed', { completion: true, duration: duration() });
      await send('passed', { success: true, score: { scaled: 1 }, duration: duration() });
      kept.passed = true;
      await keep();
    }).then(() => tell(true), () => tell(false));
  }

  function leave() {
    if (!isOpen) return Promise.resolve();
    isOpen = false;
    return send('terminated', { duration: duration() }).catch(() => {});
  }

  addEventListener('pagehide', leave);
  const close = () => leave().then(() => location.replace(launch.returnURL));
  return {
    begin,
    progress,
    complete,
    said: (isTold) => say(isTold ? 'end.complete_platform' : 'end.complete_lost'),
    get way() { return launch && launch.returnURL ? close : null; },
  };
})();
