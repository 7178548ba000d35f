/** Makes the skeleton of a vendor: `npm run new:vendor -- <vendor> --ports <port[,port]>`. */
import { parseArgs } from 'node:util';
import { root } from '../sandbox/setup/paths.mts';
import { newVendor } from './newVendor/newVendor.mts';
import { ports } from './newVendor/ports.mts';

const usage = `npm run new:vendor -- <vendor> --ports <port[,port]>

  <vendor>  its name as one word, like demoCarrier
  <port>    ${Object.keys(ports).join(', ')}

Makes everything that a vendor needs and says what is still to be written (CONTRIBUTING.md, "Adding a vendor").`;

try {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { ports: { type: 'string', default: '' } } });
  if (positionals.length === 0) console.log(usage);
  else await make(positionals, values.ports);
} catch (error) {
  console.error(`✗ ${(error as Error).message}`);
  process.exit(1);
}

async function make([vendor = '', ...others]: readonly string[], asked: string): Promise<void> {
  if (others.length > 0) throw new Error(`One vendor at a time, and no blanks between ports: ${others.join(' ')}`);
  const { made, changed } = await newVendor(
    root,
    vendor,
    asked.split(',').filter((port) => port !== ''),
  );
  console.log([...made.map((path) => `made     ${path}`), ...changed.map((path) => `changed  ${path}`)].join('\n'));
  console.log('\nWhat is still to be written: npm run test:unit -- notYetWritten');
}
