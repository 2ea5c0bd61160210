import * as v from 'valibot';
import { faultSchema } from '../simulators/base/fault';
import { canSpoil, isQuiet } from '../simulators/base/quiet-fault';
import { simulateOpcore } from '../simulators/opcore/start';
import { simulateOpsera } from '../simulators/opsera/start';
import { simulateOpus } from '../simulators/opus/start';
import { simulatePuppet } from '../simulators/puppet/start';
import { faults } from './page/simulators/faults';
import { quietFaults } from './page/simulators/quiet-faults';
import { quirks } from './page/simulators/quirks';

const vendors = {
  puppet: simulatePuppet(),
  opus: simulateOpus(),
  opcore: simulateOpcore(),
  opsera: simulateOpsera(),
};

test.each([...faults, ...quietFaults])(
  'the fault "$label" of the steering page is one of the simulators',
  ({ fault }) => {
    expect(v.is(faultSchema, fault)).toBe(true);
  }
);

test.each(quietFaults)('the quiet fault "$label" can befall every vendor', ({ fault }) => {
  const known = v.parse(faultSchema, fault);
  for (const { side } of Object.values(vendors)) {
    expect(!isQuiet(known) || side.routes.some(({ records }) => canSpoil(known, records))).toBe(true);
  }
});

test.each(Object.entries(vendors))('the quirks of %s are switches of its simulator', (name, server) => {
  const list = Object.entries(quirks).find(([vendor]) => vendor === name)?.[1] ?? [];
  expect(list).not.toEqual([]);
  for (const { switches } of list) {
    server.setSwitches(switches);
    expect(server.side.switches.values).toMatchObject(switches);
  }
});
