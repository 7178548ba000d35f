/** Lists what the simulators take for true, and on what ground: `npm run world:truth`. */
import { createWorld } from './world/world.mts';

const world = createWorld({ seed: 1 });
for (const { vendor, truths } of world.simulators) {
  console.log(`\n${vendor}`);
  for (const label of ['captured', 'documented', 'assumed'] as const) {
    for (const { behaviour, source } of truths.filter((truth) => truth.label === label))
      console.log(`  ${label.padEnd(10)}  ${behaviour}${source === undefined ? '' : ` [${source}]`}`);
  }
}
world.clock.stop();
