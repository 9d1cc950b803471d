-- Who is named together with whom, and by how many outlets on the busiest day?
SELECT a.name AS person, b.name AS with_person, sum(p.articles) AS articles, max(p.sources) AS most_outlets_on_a_day
FROM mart.daily_person_pair p
JOIN mart.entity a ON a.entity = p.person_a
JOIN mart.entity b ON b.entity = p.person_b
GROUP BY a.name, b.name
ORDER BY articles DESC, person, with_person
LIMIT 10;
