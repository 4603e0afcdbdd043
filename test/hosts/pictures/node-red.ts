import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { startSandbox } from '../../../sandbox/index';
import { deployTo, startNodeRed } from '../../node-red/support/process';
import { install, pack } from '../../support/packed';
import { openBrowser } from '../support/browser';
import type { EditorWindow } from '../node-red/editor';
import type { Album } from './album';
import { CALL, INJECT, flowOfThePicture } from './node-red-flow';

/** Fast enough not to wait for, slow enough for a phone that rings while another has answered. */
const SPEED = 20;
/** Without the palette. */
const WORKSPACE = { x: 216, y: 41, width: 1224, height: 470 };
const DIALOG = { x: 640, y: 41, width: 500, height: 960 };

/** A flow after a call, and the dialog of its trigger. */
export async function takeNodeRed(album: Album): Promise<void> {
	const temporary = mkdtempSync(join(tmpdir(), 'pictures-node-red-'));
	const { tarball } = await pack('node-red', temporary);
	await install(tarball, join(temporary, 'user'));
	const sandbox = await startSandbox({ speed: SPEED });
	const nodeRed = await startNodeRed({
		red: require.resolve('node-red/red.js'),
		userDir: join(temporary, 'user'),
	});
	const browser = await openBrowser();
	try {
		await deployTo(nodeRed, flowOfThePicture(sandbox.url));
		await withoutTips(nodeRed.url);
		const { page } = browser;
		await page.setViewportSize({ width: 1440, height: 640 });
		await page.goto(nodeRed.url, { waitUntil: 'domcontentloaded' });
		await page.locator('.red-ui-flow-node-group').first().waitFor();
		await page.locator('#red-ui-loading-progress').waitFor({ state: 'hidden' });
		await page.locator(`[id="${INJECT}"] .red-ui-flow-node-button-button`).click({ force: true });
		await page
			.locator(`[id="${CALL}"] .red-ui-flow-node-status-label`)
			.filter({ hasText: /answered/i })
			.waitFor();
		await page.locator('.red-ui-debug-msg-element').first().waitFor();
		await page.locator('.red-ui-notification').first().waitFor({ state: 'detached' });
		await album.add(page, 'node-red-flow', WORKSPACE);
		await page.setViewportSize({ width: 1440, height: 1000 });
		await openDialog(page);
		await album.add(page, 'node-red-trigger', DIALOG);
	} finally {
		await browser.close();
		await nodeRed.stop('SIGKILL');
		await sandbox.stop();
		rmSync(temporary, { recursive: true, maxRetries: 3 });
	}
}

/** Node-RED shows another tip each time. */
const withoutTips = (url: string) =>
	fetch(`${url}/settings/user`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ editor: { view: { 'view-show-tips': false } } }),
	});

async function openDialog(page: Page): Promise<void> {
	await page.evaluate((id) => {
		const { RED } = window as unknown as EditorWindow;
		RED.editor.edit(RED.nodes.node(id));
	}, CALL);
	await page.locator('.ringback-form').waitFor();
}
