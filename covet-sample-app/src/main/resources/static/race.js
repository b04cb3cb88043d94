'use strict';

const form = document.getElementById('race');
const verdict = document.getElementById('verdict');
const ways = ['naive', 'peers', 'optimized'].map((strategy) => {
	const card = document.querySelector(`[data-strategy="${strategy}"]`);
	const part = (name) => card.querySelector(name);
	return { strategy, count: part('.count'), bar: part('.bar'), times: part('.times'), link: part('a') };
});

// One after the other, so that none slows another down
async function race(size) {
	const results = [];
	for (const way of ways) {
		const response = await fetch(`/api/posts?size=${size}&strategy=${way.strategy}&profile=true`);
		if (!response.ok) {
			throw new Error((await response.json()).detail);
		}
		const timing = response.headers.get('Server-Timing');
		const millis = (name) => Number(new RegExp(`${name};dur=([\\d.]+)`).exec(timing)[1]);
		const result = {
			body: await response.text(),
			statements: Number(response.headers.get('X-Profile-Query-Count')),
			database: millis('db'),
			total: millis('total')
		};
		results.push(result);
		show(way, result);
	}
	const longest = Math.max(...results.map((result) => result.total));
	ways.forEach((way, i) => way.bar.style.width = `${Math.max(100 * results[i].total / longest, 1)}%`);
	const equal = results.every((result) => result.body === results[0].body);
	const bytes = Math.round(new Blob([results[0].body]).size / 1024);
	verdict.textContent = (equal ? `The same ${bytes} KiB came back three times` : 'The answers differ')
		+ `; the planned query was ${(results[0].total / results[2].total).toFixed(1)} times as fast as the naive loop.`;
}

function show(way, result) {
	way.count.textContent = result.statements.toLocaleString('en');
	way.times.textContent = `${result.total} ms in all, statements ${result.database} ms`;
}

form.addEventListener('submit', async (event) => {
	event.preventDefault();
	const button = form.querySelector('button');
	button.disabled = true;
	verdict.textContent = 'Loading …';
	ways.forEach((way) => {
		way.count.textContent = '–';
		way.times.textContent = '\u00a0';
		way.bar.style.width = '0';
		way.link.search = `?size=${form.size.value}&strategy=${way.strategy}&profile=true`;
	});
	try {
		await race(form.size.value);
	}
	catch (error) {
		verdict.textContent = `That failed: ${error.message}`;
	}
	button.disabled = false;
});

if (location.hash === '#run') {
	form.requestSubmit();
}
