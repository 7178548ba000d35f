/** Lists what the simulators take for true, and on what ground: `npm run world:truth`. */
import { createWorld } from './world/world.mts';

const world = createWorld({ seed: 1 });
// Two shops of one vendor take the same for true.
const listed = world.simulators.filter(({ vendor }, index, all) => all.findIndex((one) => one.vendor === vendor) === index);
for (const { vendor, truths } of listed) {
  console.log(`\n${vendor}`);
  for (const label of ['captured', 'documented', 'assumed'] as const) {
    for (const { behaviour, source } of truths.filter((truth) => truth.label === label))
      console.log(`  ${label.padEnd(10)}  ${behaviour}${source === undefined ? '' : ` [${source}]`}`);
  }
}
world.clock.stop();
