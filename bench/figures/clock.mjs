import { buildCalendar, evaluateClock, NATIONAL_NOTICES } from '../../dist/src/calendar/index.js';
import { median } from './compare.mjs';

const PAUSES = 20;
/** Working days of a limit that takes so many years. */
const YEARS = [1, 2, 4, 8].map((years) => ({ years, limit: years * 250 }));
const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;
/** Evaluations between two looks at the processor time. */
const BATCH = 50;

/**
 * W7: `evaluateClock` over two years with 20 pauses, per second of one processor, no database. The reference finds the same due
 * date as one would write it down first: day by day, asking of each whether it is worked and whether a pause covers it.
 */
export function measureClock({ options }) {
  const calendar = buildCalendar(NATIONAL_NOTICES);
  const cases = YEARS.map(({ years, limit }) => ({ years, args: clockOver(years, limit) }));
  for (const { args } of cases) requireSameAnswer(evaluateClock(calendar, args).dueOn, naiveDueOn(args));
  const two = cases.find(({ years }) => years === 2).args;
  const product = (args, seconds) => rate(() => evaluateClock(calendar, args), seconds);
  const reference = (args, seconds) => rate(() => naiveDueOn(args), seconds);
  product(two, options.warmUpSeconds);
  reference(two, options.warmUpSeconds);
  const pairs = Array.from({ length: options.runs }, () => {
    const ours = product(two, options.seconds);
    const theirs = reference(two, options.seconds);
    return { ours, theirs, ratio: ours / theirs };
  });
  return [
    {
      figure: 'W7',
      title: 'evaluateClock, 20 pauses in two years',
      unit: '/s',
      target: 10,
      product: median(pairs.map(({ ours }) => ours)),
      reference: median(pairs.map(({ theirs }) => theirs)),
      ratio: median(pairs.map(({ ratio }) => ratio)),
      ratios: pairs.map(({ ratio }) => ratio),
      note: `one evaluation by length of the limit: ${byLength(cases, product, reference, options.seconds / 4)}`,
    },
  ];
}

function byLength(cases, product, reference, seconds) {
  const micro = (perSecond) => (1e6 / perSecond).toFixed(0);
  return cases
    .map(({ years, args }) => {
      const [ours, theirs] = [product(args, seconds), reference(args, seconds)];
      return `${years} years ${micro(ours)} µs (day by day ${micro(theirs)})`;
    })
    .join(', ');
}

/** A clock that starts in 2023 and is paused 20 times, three days each, evenly over the years. */
function clockOver(years, limit) {
  const start = Date.UTC(2023, 0, 4, 1);
  const events = [{ at: new Date(start).toISOString(), type: 'start' }];
  for (let pause = 0; pause < PAUSES; pause += 1) {
    const from = start + Math.floor((pause * years * 365) / PAUSES) * DAY_MS;
    const procedure = `procedure-${pause}`;
    events.push({ at: new Date(from).toISOString(), type: 'pause', procedure });
    events.push({ at: new Date(from + 3 * DAY_MS).toISOString(), type: 'resume', procedure });
  }
  return { limit: { value: limit, unit: 'WORKING_DAY' }, events };
}

const { off, worked } = datesOfNotices();

function datesOfNotices() {
  const dates = { off: new Set(), worked: new Set() };
  for (const notice of NATIONAL_NOTICES) {
    for (const day of notice.removesMakeup ?? []) dates.worked.delete(day);
    for (const [, first, last] of notice.off ?? []) {
      for (let ms = Date.parse(first); ms <= Date.parse(last); ms += DAY_MS) dates.off.add(dateOf(ms));
    }
    for (const day of notice.makeup ?? []) dates.worked.add(day);
  }
  return dates;
}

/** The due date alone, without checks, breach, account or what is left. */
function naiveDueOn({ limit, events }) {
  const at = (event) => Date.parse(event.at) + SHANGHAI_MS;
  const pauses = events
    .filter(({ type }) => type === 'pause')
    .map((pause) => {
      const resume = events.find(({ type, procedure }) => type === 'resume' && procedure === pause.procedure);
      return { from: at(pause), to: at(resume) };
    });
  let midnight = Math.floor(at(events[0]) / DAY_MS) * DAY_MS;
  for (let left = limit.value; left > 0;) {
    midnight += DAY_MS;
    const date = dateOf(midnight);
    const weekend = [0, 6].includes(new Date(midnight).getUTCDay());
    const works = worked.has(date) || (!weekend && !off.has(date));
    // Just before midnight.
    const paused = pauses.some(({ from, to }) => from < midnight && midnight <= to);
    if (works && !paused) left -= 1;
  }
  return dateOf(midnight);
}

function dateOf(ms) {
  return new Date(ms).toISOString().slice(0, 10);
}

/** @returns calls per second of processor time, so that what else runs on the machine matters little */
function rate(call, seconds) {
  const begun = process.cpuUsage();
  let calls = 0;
  let used = 0;
  while (used < seconds * 1e6) {
    for (let i = 0; i < BATCH; i += 1) call();
    calls += BATCH;
    const { user, system } = process.cpuUsage(begun);
    used = user + system;
  }
  return (calls * 1e6) / used;
}

function requireSameAnswer(ours, theirs) {
  if (ours !== theirs) throw new Error(`The reference does not agree: ${ours}, ${theirs}`);
}
