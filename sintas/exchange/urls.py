from django.urls.resolvers import URLPattern

app_name = "exchange"
urlpatterns: list[URLPattern] = []
