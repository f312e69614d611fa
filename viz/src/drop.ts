// The page into which a result is dropped. It reads the file in a worker and draws it; the file never leaves the machine.
import { el } from './page/element';
import type { Answer } from './reading/worker';
import './style/drop.css';
import { chosenLanguage, Viewer } from './viewer';
import { words as wordsOf, type Language } from './words';

const patience = 60_000; // ms

// The worker's script stands in the page, packed.
async function unpacked(): Promise<string> {
  const packed = atob(document.getElementById('reader')?.textContent ?? '');
  const bytes = Uint8Array.from(packed, (character) => character.charCodeAt(0));
  const script = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).blob();
  return URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
}

const reader = unpacked();

function answerOf(worker: Worker, file: File): Promise<Answer> {
  return new Promise((resolve) => {
    const broken = () => resolve({ refusal: words().drop.broken(file.name) });
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => resolve(data));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      broken();
    });
    window.setTimeout(broken, patience);
    worker.postMessage(file);
  });
}

async function read(file: File): Promise<Answer> {
  const worker = new Worker(await reader);
  try {
    return await answerOf(worker, file);
  } finally {
    worker.terminate();
  }
}

if (navigator.language.startsWith('zh')) document.documentElement.lang = 'zh';
const root = document.getElementById('page') as HTMLElement;
const viewer = new Viewer(root);
const words = () => wordsOf(chosenLanguage());
const said = el('p', { id: 'said', role: 'status' });
const bar = el('div', { id: 'drop' });

let files = 0; // opened so far

async function open(file: File): Promise<void> {
  const number = ++files;
  document.body.dataset.state = 'reading';
  said.textContent = words().drop.reading(file.name);
  const answer = await read(file);
  if (number !== files) return; // another one was dropped meanwhile
  if ('refusal' in answer) {
    document.body.dataset.state = 'refused';
    said.textContent = words().drop.refused + words().colon + answer.refusal;
    return;
  }
  document.body.dataset.state = 'shown';
  said.textContent = file.name;
  viewer.show(answer.data);
}

function offer(language: Language): void {
  const { drop } = wordsOf(language);
  const input = el('input', { type: 'file', id: 'file', accept: '.h5' });
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file) void open(file);
  });
  document.title = drop.title;
  bar.replaceChildren(
    el('h1', {}, [drop.title]),
    el('div', { class: 'place' }, [el('p', { class: 'how' }, [drop.how]), input, el('label', { for: 'file' }, [drop.choose]), said]),
  );
}

offer(chosenLanguage());
root.before(bar);
document.addEventListener('dragover', (event) => event.preventDefault());
document.addEventListener('drop', (event) => {
  event.preventDefault();
  const [file] = event.dataTransfer?.files ?? [];
  if (file) void open(file);
});
// The language is switched on the page that is shown.
new MutationObserver(() => {
  const title = document.title;
  offer(chosenLanguage());
  if (document.body.dataset.state === 'shown') document.title = title;
}).observe(document.documentElement, { attributes: true, attributeFilter: ['lang'] });
