/** Makes the skeleton of a vendor: `npm run new:vendor -- <vendor> --ports <port[,port]>`. */
import { parseArgs } from 'node:util';
import { root } from '../sandbox/setup/paths.mts';
import { newVendor } from './newVendor/newVendor.mts';
import { ports } from './newVendor/ports.mts';

const usage = `npm run new:vendor -- <vendor> --ports <port[,port]>

  <vendor>  its name in letters, like demoCarrier
  <port>    ${Object.keys(ports).join(', ')}

Makes everything that a vendor needs and says what is still to be written (CONTRIBUTING.md, "Adding a vendor").`;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { ports: { type: 'string', default: '' } } });
const [vendor, ...others] = positionals;
if (vendor === undefined || others.length > 0) {
  console.log(usage);
  process.exit(others.length > 0 ? 1 : 0);
}

try {
  const { made, changed } = await newVendor(
    root,
    vendor,
    values.ports.split(',').filter((port) => port !== ''),
  );
  console.log([...made.map((path) => `made     ${path}`), ...changed.map((path) => `changed  ${path}`)].join('\n'));
  console.log('\nWhat is still to be written: npm run test:unit -- notYetWritten');
} catch (error) {
  console.error(`✗ ${(error as Error).message}`);
  process.exit(1);
}
