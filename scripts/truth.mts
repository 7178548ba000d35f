/** Lists what the simulators take for true, and on what ground, and writes it into `docs/TRUTH.md`: `npm run world:truth`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../sandbox/setup/paths.mts';
import { createWorld } from '../sandbox/world/world.mts';
import { believers, figuresOf, renderTruthPage, share, statusOf } from './truthPage.mts';

const world = createWorld({ seed: 1 });
const all = believers(world.simulators);
world.clock.stop();

for (const { vendor, truths } of all) {
  console.log(`\n${vendor}`);
  for (const status of ['captured', 'documented', 'assumed, harmless', 'assumed']) {
    for (const truth of truths.filter((each) => statusOf(each) === status)) {
      const ground = truth.harmless ?? truth.source;
      console.log(`  ${status.padEnd(17)}  ${truth.behaviour}${ground === undefined ? '' : ` [${ground}]`}`);
    }
  }
}
const total = figuresOf(all.flatMap(({ truths }) => truths));
console.log(
  `\n${total.all}: ${total.captured} captured, ${total.documented} documented, ${total.harmless} harmless; ` +
    `${total.leaned} assumed and leaned upon (${share(total.leaned, total.all)})`,
);
writeFileSync(join(root, 'docs', 'TRUTH.md'), await renderTruthPage(all));
