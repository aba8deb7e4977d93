"""The use cases of members: seats, who had one on a day, vacancies, and the retirement rota."""
