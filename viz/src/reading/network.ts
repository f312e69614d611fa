// As engine/output/report_data_network.cpp.
import type { Cascade, Network } from '../data';
import type { Axes } from './axes';
import { Refusal, type ResultFile } from './file';
import { jsonNumber, jsonNumbers, strideFor } from './numbers';

const mostAccounts = 5000;
const mostTies = 6000;
const mostFrames = 49;

// Halves away from zero.
const thousandths = (values: Float64Array) =>
  Array.from(values, (value) => jsonNumber((Math.sign(value) * Math.floor(Math.abs(value) * 1000 + 0.5)) / 1000) as number);

function base64(bytes: number[]): string {
  return btoa(bytes.map((byte) => String.fromCharCode(byte)).join(''));
}

function ties(file: ResultFile, accounts: number): number[] {
  const along = file.sizes('network_sample/tie');
  const [followers, followees] = ['follower', 'followee'].map((name) => file.numbers(`network_sample/${name}`, along));
  const drawn: number[] = [];
  for (let tie = 0; tie < followers.length; tie += strideFor(followers.length, mostTies))
    for (const end of [followers[tie], followees[tie]]) {
      if (!(end < accounts)) throw new Refusal('the result is damaged: a tie leads to no account of the sample');
      drawn.push(end);
    }
  return drawn;
}

export function network(file: ResultFile, axes: Axes): Network | null {
  if (!file.has('network_sample/account')) return null;
  const along = file.sizes('network_sample/account');
  if (along.length !== 1 || along[0] > mostAccounts) throw new Refusal('the result has a sample of the network that is too large to draw');
  const column = (name: string) => file.numbers(`network_sample/${name}`, along);
  const stride = strideFor(axes.hour.length, mostFrames);
  const hour: number[] = [];
  const outrage: number[] = [];
  file.forEachRow('network_sample/outrage', [axes.hour.length, along[0]], (frame, levels) => {
    if (frame % stride !== 0) return;
    hour.push(jsonNumber(axes.hour[frame]) as number);
    outrage.push(...levels);
  });
  const accounts = column('account');
  const named = file.sizes('network_sample/actor');
  const numbers = file.numbers('network_sample/actor_account', named);
  const actors = file.texts('network_sample/actor', named).map((name, k): [string, number] => [name, accounts.indexOf(numbers[k])]);
  return {
    hour,
    outrage: base64(outrage),
    type: jsonNumbers(column('type')) as number[],
    followers: jsonNumbers(column('followers')) as number[],
    x: thousandths(column('x')),
    y: thousandths(column('y')),
    heard: jsonNumbers(column('heard')),
    actors: Object.fromEntries(actors.filter(([, place]) => place >= 0)),
    ties_in_all: file.sizes('network_sample/tie')[0],
    ties: ties(file, along[0]),
  };
}

export function cascade(file: ResultFile): Cascade | null {
  if (!file.has('cascade/record')) return null;
  const along = file.sizes('cascade/record');
  if (along.length !== 1 || along[0] > mostAccounts) throw new Refusal('the result has a cascade that is too large to draw');
  const column = (name: string) => jsonNumbers(file.numbers(`cascade/${name}`, along)) as number[];
  return {
    event: file.text('/cascade', 'event'),
    account: column('account'),
    type: column('type'),
    followers: column('followers'),
    time: column('time'),
    source: column('source'),
    depth: column('depth'),
    informant: Array.from(file.numbers('cascade/informant', along), (informant, row) => (informant < row ? jsonNumber(informant) : null)),
  };
}
