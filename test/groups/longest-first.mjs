import Sequencer from '@jest/test-sequencer';

const LONG = [/\/test\/faults\//, /\.group\.ts$/, /\/test\/contracts\//];
const rank = ({ path }) => LONG.findIndex((pattern) => pattern.test(path)) >>> 0; // nothing of it (-1) comes last

/** So that no worker is left with a long file when the other has nothing more to do. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    return [...tests].sort((a, b) => rank(a) - rank(b));
  }
}
