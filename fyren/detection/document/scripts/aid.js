// The decision aid on the device: the same rules as fyren/detection/rules.py, over the same data. A day is "2026-11-25".
const aidHolds = (condition, answers) => Object.keys(condition).every((question) => condition[question].includes(answers[question]));

const aidAsks = (question, answers) => !question.asked.length || question.asked.some((condition) => aidHolds(condition, answers));

// The answers that count: none to a question that is not asked any more.
function aidRelevant(aid, answers) {
  return aid.questions.reduce((kept, question) => {
    const answer = answers[question.key];
    return question.answers.includes(answer) && aidAsks(question, kept) ? Object.assign(kept, { [question.key]: answer }) : kept;
  }, {});
}

// The first question that is asked and has no answer, or null. `skipped`: keys of optional questions that were passed by.
function aidNext(aid, answers, skipped) {
  const kept = aidRelevant(aid, answers);
  return aid.questions.find((question) => !(question.key in kept) && aidAsks(question, kept)
    && !(question.optional && (skipped || []).includes(question.key))) || null;
}

const aidCounts = (rule, day) => (!rule.from_day || rule.from_day <= day) && (!rule.to_day || day <= rule.to_day);

const aidVerified = (aid, source, day) => aid.sources[source].verified && day <= aid.sources[source].review_by;

const aidUnsureLimit = (aid, rule, day) => rule.limits && !rule.sources.every((source) => aidVerified(aid, source, day));

function aidStep(aid, rules, day) {
  const sources = Array.from(new Set(rules.flatMap((rule) => rule.sources)));
  return {
    advice: rules[0].gives,
    strength: rules[0].strength,
    rules: rules.map((rule) => rule.key),
    bases: sources.map((key) => ({ source: key, verified: aidVerified(aid, key, day) })),
    approved: rules.every((rule) => Boolean(rule.approved) && !rule.approved.changed_since),
  };
}

// A source as people read it: with its section while that is verified.
function aidBasisText(aid, basis, say) {
  const source = aid.sources[basis.source];
  if (!source.law && !source.verified) return say['not-law'];
  if (!source.law) return [source.name, say['no-law']].concat(basis.verified ? [] : [say.unchecked]).join(', ');
  const part = basis.verified ? source.section : say.unverified;
  return part ? source.name + ', ' + part : source.name;
}

// {version, day, steps, keep_from, complete}: as advice_of.
function aidAdvice(aid, answers, day) {
  const kept = aidRelevant(aid, answers);
  const complete = !aid.questions.some((question) => !question.optional && !(question.key in kept) && aidAsks(question, kept));
  const counting = aid.rules.filter((rule) => aidCounts(rule, day) && aidHolds(rule.when, kept));
  const said = counting.map((rule) => (aidUnsureLimit(aid, rule, day) ? aid.otherwise : rule));
  if (!said.length && complete) said.push(aid.otherwise);
  if (aidHolds(aid.emergency.when, kept)) said.unshift(aid.emergency);
  const given = Array.from(new Set(said.map((rule) => rule.gives)));
  return {
    version: aid.version,
    day,
    steps: given.map((advice) => aidStep(aid, Array.from(new Set(said.filter((rule) => rule.gives === advice))), day)),
    keep_from: Array.from(new Set(said.flatMap((rule) => rule.keep_from))),
    complete,
  };
}
