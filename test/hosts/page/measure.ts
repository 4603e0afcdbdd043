/** What a page can be asked about itself; these functions run in the browser. */

/** Controls in sight that have no name a screen reader could say. */
export function namelessControls(): string[] {
	const nameOf = (element: Element): string => {
		const labels =
			'labels' in element ? Array.from((element as HTMLInputElement).labels ?? []) : [];
		const named = [element.getAttribute('aria-label'), ...labels.map((label) => label.textContent)];
		return [...named, element.textContent].join('').trim();
	};
	return Array.from(
		document.querySelectorAll('button, a, input, select, summary, [role], [tabindex]'),
	)
		.filter((element) => element.checkVisibility())
		.filter((element) => !['MAIN', 'OL', 'UL'].includes(element.tagName))
		.filter((element) => !['status', 'log'].includes(element.getAttribute('role') ?? ''))
		.filter((element) => nameOf(element) === '')
		.map((element) => element.outerHTML.slice(0, 120));
}

export function repeatedIds(): string[] {
	const ids = Array.from(document.querySelectorAll('[id]'), ({ id }) => id);
	return ids.filter((id, index) => ids.indexOf(id) !== index);
}

/** Text in sight whose contrast with the plain colour behind it is below 4.5. */
export function faintText(): string[] {
	const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
	const rgba = (colour: string): number[] => {
		canvas.clearRect(0, 0, 1, 1);
		canvas.fillStyle = colour;
		canvas.fillRect(0, 0, 1, 1);
		return [...canvas.getImageData(0, 0, 1, 1).data];
	};
	const luminance = (colour: number[]): number => {
		const [red, green, blue] = colour.map((part) => {
			const share = part / 255;
			return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
		});
		return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
	};
	/** The first opaque ground behind an element; undefined where it is a gradient. */
	const groundOf = (element: Element): number[] | undefined => {
		for (let behind: Element | null = element; behind; behind = behind.parentElement) {
			const { backgroundColor, backgroundImage } = getComputedStyle(behind);
			if (backgroundImage !== 'none') return undefined;
			const colour = rgba(backgroundColor);
			if (colour[3] === 255) return colour;
		}
		return [255, 255, 255];
	};
	return Array.from(document.querySelectorAll('body *'))
		.filter((element) => element.checkVisibility() && !element.closest('svg'))
		.filter((element) =>
			Array.from(element.childNodes).some(
				(node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== '',
			),
		)
		.flatMap((element) => {
			const ground = groundOf(element);
			if (!ground) return [];
			const text = luminance(rgba(getComputedStyle(element).color));
			const behind = luminance(ground);
			const contrast = (Math.max(text, behind) + 0.05) / (Math.min(text, behind) + 0.05);
			return contrast < 4.5 ? [`${contrast.toFixed(2)} ${element.outerHTML.slice(0, 100)}`] : [];
		});
}

/** How far the page is wider than the window. */
export const overflowPx = (): number => document.documentElement.scrollWidth - window.innerWidth;
