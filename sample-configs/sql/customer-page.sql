-- name: profile weight: 6
SELECT * FROM customer_profiles WHERE customer_id = :customer;

-- name: latest_events weight: 3
SELECT event_time, event_type, amount, currency
FROM customer_events
WHERE customer_id = :customer
ORDER BY event_time DESC, event_id DESC
LIMIT 20;

-- name: spending weight: 1
SELECT event_type, count(*) AS events, sum(amount) AS amount
FROM customer_events
WHERE customer_id = :customer
GROUP BY event_type;
