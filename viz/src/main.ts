// The page of `backlash report`: draws what is in the element #result.
import { readData } from './data';
import { el } from './page/element';
import { chosenLanguage, Viewer } from './viewer';
import { words } from './words';

const root = document.getElementById('page') as HTMLElement;
const viewer = new Viewer(root);
const data = readData();
if (data) viewer.show(data);
else root.append(el('p', {}, [words(chosenLanguage()).noData]));
