/// <reference lib="dom" />
import { createElement, render } from 'preact';
import { App } from './app';
import { startLive } from './live';
import { followCalls } from './phones/follow';
import { createState } from './state';

const root = document.getElementById('app')!;
const state = createState(() => render(createElement(App, { state }), root));
followCalls(state);
state.changed();
startLive(state);
